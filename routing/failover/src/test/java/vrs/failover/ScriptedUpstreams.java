package vrs.failover;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One service in some AZs, each of which does what the test says. Time passes on the test's ticker. One thread at a time. */
final class ScriptedUpstreams implements AzAttempt<String> {
    enum Manner {
        ANSWERS,
        HANGS,
        ERRS,
        GARBLES,
        BREAKS_OFF,
        REFUSES,
        CONNECTS_NEVER
    }

    record Call(String az, Duration timeout) {}

    private static final Duration ANSWERS_IN = Duration.ofMillis(2);
    private static final Duration CONNECT = Duration.ofMillis(100);

    private final TestTicker ticker;
    private final Map<String, Manner> manners = new HashMap<>();
    private final List<Call> calls = new ArrayList<>();

    ScriptedUpstreams(TestTicker ticker) {
        this.ticker = ticker;
    }

    ScriptedUpstreams set(String az, Manner manner) {
        manners.put(az, manner);
        return this;
    }

    List<String> azsAsked() {
        return calls.stream().map(Call::az).toList();
    }

    List<Call> calls() {
        return calls;
    }

    void forget() {
        calls.clear();
    }

    @Override
    public AttemptOutcome<String> at(String az, Duration timeout) {
        calls.add(new Call(az, timeout));
        return switch (manners.getOrDefault(az, Manner.ANSWERS)) {
            case ANSWERS -> after(ANSWERS_IN, new AttemptOutcome.Answered<>("from " + az));
            case HANGS -> after(timeout, new AttemptOutcome.Failed<>(FailureReason.TIMED_OUT));
            case ERRS -> after(ANSWERS_IN, new AttemptOutcome.Failed<>(FailureReason.BAD_STATUS));
            case GARBLES -> after(ANSWERS_IN, new AttemptOutcome.Failed<>(FailureReason.BAD_BODY));
            case BREAKS_OFF -> after(ANSWERS_IN, new AttemptOutcome.Failed<>(FailureReason.BROKEN_OFF));
            case REFUSES -> new AttemptOutcome.NotAccepted<>();
            case CONNECTS_NEVER ->
                after(timeout.compareTo(CONNECT) < 0 ? timeout : CONNECT, new AttemptOutcome.NotAccepted<>());
        };
    }

    private AttemptOutcome<String> after(Duration time, AttemptOutcome<String> outcome) {
        ticker.advance(time);
        return outcome;
    }
}
