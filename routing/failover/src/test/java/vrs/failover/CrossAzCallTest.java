package vrs.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vrs.failover.CallOutcome.NotToBeHad;
import vrs.failover.CallOutcome.Served;
import vrs.failover.CallOutcome.Why;
import vrs.failover.ScriptedUpstreams.Manner;

class CrossAzCallTest {
    private static final List<String> AZS = List.of("az1", "az2", "az3");
    private static final Duration ATTEMPT = Duration.ofMillis(300);
    private static final Duration CONNECT = Duration.ofMillis(100);
    private static final Duration PLAY = Duration.ofMillis(2_000);

    /** Bounds nothing, or takes none at all into one AZ. */
    private static final class TestGuard implements AttemptGuard {
        private Optional<String> full = Optional.empty();

        @Override
        public <T> Optional<AttemptOutcome<T>> run(String az, Duration timeout, AzAttempt<T> attempt) {
            return full.filter(az::equals).isPresent() ? Optional.empty() : Optional.of(attempt.at(az, timeout));
        }
    }

    private final TestTicker ticker = new TestTicker();
    private final ScriptedUpstreams upstreams = new ScriptedUpstreams(ticker);
    private final TestGuard guard = new TestGuard();
    private final Deque<Runnable> probes = new ArrayDeque<>();
    private final List<FailoverEvent> events = new ArrayList<>();
    private final CrossAzCall calls =
            new CrossAzCall("drm", FailoverConfig.defaults(), ticker, new Random(7), probes::add, guard, events::add);

    @Test
    void soundUpstream_ownAzAnswers() {
        assertThat(call()).isEqualTo(new Served<>("from az1", "az1", 1));
        assertThat(upstreams.calls()).containsExactly(new ScriptedUpstreams.Call("az1", ATTEMPT));
    }

    @ParameterizedTest
    @EnumSource(
            value = Manner.class,
            names = {"HANGS", "ERRS", "GARBLES", "BREAKS_OFF"})
    void failedAttempt_neighbourAnswersWithinDeadline(Manner manner) {
        upstreams.set("az1", manner);
        long began = ticker.getAsLong();

        assertThat(call()).isEqualTo(new Served<>("from az2", "az2", 2));
        assertThat(ticker.getAsLong() - began).isLessThan(Duration.ofMillis(310).toNanos());
    }

    @Test
    void secondAttempt_neverGoesToTheAzThatFailed_andThereIsNoThird() {
        AZS.forEach(az -> upstreams.set(az, Manner.ERRS));

        assertThat(call()).isEqualTo(new NotToBeHad<>(Why.ALL_FAILED, Optional.of(FailureReason.BAD_STATUS), 2));
        assertThat(upstreams.azsAsked()).containsExactly("az1", "az2");
    }

    @Test
    void refusedConnections_costNoAttempt_andEachAzIsTriedOnce() {
        AZS.forEach(az -> upstreams.set(az, Manner.REFUSES));

        assertThat(call()).isEqualTo(new NotToBeHad<>(Why.NOBODY_ACCEPTS, Optional.empty(), 0));
        assertThat(upstreams.azsAsked()).containsExactlyElementsOf(AZS);
    }

    @Test
    void refusedThenFailed_thirdAzIsTheSecondAttempt() {
        upstreams.set("az1", Manner.REFUSES).set("az2", Manner.ERRS);

        assertThat(call()).isEqualTo(new Served<>("from az3", "az3", 2));
    }

    @Test
    void markedRetry_hasNoSecondAttempt_butAnAvoidedAzIsAvoided() {
        upstreams.set("az1", Manner.HANGS);
        CallTerms marked = terms(PLAY, false, true, 20);
        for (int i = 0; i < 3; i++) {
            assertThat(calls.call(marked, upstreams))
                    .isEqualTo(new NotToBeHad<>(Why.ALL_FAILED, Optional.of(FailureReason.TIMED_OUT), 1));
        }

        assertThat(calls.call(terms(PLAY, false, true, 20), upstreams)).isEqualTo(new Served<>("from az2", "az2", 1));
    }

    @Test
    void avoidedAz_noRequestWaitsForIt() {
        avoidFirst();
        upstreams.forget();
        long began = ticker.getAsLong();
        for (int i = 0; i < 100; i++) {
            assertThat(call()).isEqualTo(new Served<>("from az2", "az2", 1));
        }

        assertThat(upstreams.azsAsked()).doesNotContain("az1");
        assertThat(ticker.getAsLong() - began).isEqualTo(Duration.ofMillis(200).toNanos());
        assertThat(events)
                .contains(new FailoverEvent.AzAvoided("drm", "az1", vrs.failover.health.AvoidedFor.TIMEOUTS_IN_A_ROW));
    }

    @Test
    void avoidedAz_isProbedBesideTheRequest_andComesHomeByItself() {
        avoidFirst();
        upstreams.set("az1", Manner.ANSWERS);
        int probesMade = 0;
        while (events.stream().noneMatch(FailoverEvent.AzBack.class::isInstance)) {
            ticker.advanceMs(100);
            assertThat(call()).isInstanceOf(Served.class);
            assertThat(probes).hasSizeLessThanOrEqualTo(1);
            probesMade += probes.size();
            runProbes();
        }
        assertThat(probesMade).isEqualTo(3);

        ticker.advance(Duration.ofSeconds(1));
        assertThat(call()).isEqualTo(new Served<>("from az1", "az1", 1));
    }

    @Test
    void returningAz_isAskedMoreAndMoreOften() {
        avoidFirst();
        upstreams.set("az1", Manner.ANSWERS);
        while (events.stream().noneMatch(FailoverEvent.AzBack.class::isInstance)) {
            ticker.advanceMs(100);
            call();
            runProbes();
        }
        upstreams.forget();
        List<Long> homeOf100 = new ArrayList<>();
        for (int fifth = 0; fifth < 5; fifth++) {
            for (int i = 0; i < 100; i++) {
                call();
            }
            homeOf100.add(upstreams.azsAsked().stream().filter("az1"::equals).count());
            upstreams.forget();
        }

        assertThat(homeOf100).isSorted();
        assertThat(homeOf100.getFirst()).isBetween(1L, 30L);
        assertThat(homeOf100.getLast()).isGreaterThan(70L);
    }

    @Test
    void probeThatNobodyMakes_isFollowedByAnother() {
        avoidFirst();
        ticker.advanceMs(1_200);
        call();
        assertThat(probes).hasSize(1);
        ticker.advance(FailoverConfig.defaults().health().probeLease());
        call();

        assertThat(probes).hasSize(2);
    }

    @Test
    void probesWithoutAThread_countAsFailed() {
        CrossAzCall without = new CrossAzCall(
                "drm",
                FailoverConfig.defaults(),
                ticker,
                new Random(7),
                _ -> {
                    throw new java.util.concurrent.RejectedExecutionException("all threads are busy");
                },
                guard,
                events::add);
        upstreams.set("az1", Manner.HANGS);
        for (int i = 0; i < 3; i++) {
            without.call(terms(PLAY, true, true, 20), upstreams);
        }
        ticker.advanceMs(1_200);

        assertThat(without.call(terms(PLAY, true, true, 20), upstreams)).isInstanceOf(Served.class);
        assertThat(events).anyMatch(FailoverEvent.ProbeEnded.class::isInstance);
    }

    @Test
    void allAvoided_ownAzIsFirstAgain_twoAttemptsAtMost() {
        AZS.forEach(az -> upstreams.set(az, Manner.REFUSES));
        for (int i = 0; i < 3; i++) {
            call();
        }
        AZS.forEach(az -> upstreams.set(az, Manner.ERRS));
        upstreams.forget();
        call();

        assertThat(upstreams.azsAsked()).containsExactly("az1", "az2");
    }

    @Test
    void avoidanceOff_failingAzIsAskedEachTime() {
        upstreams.set("az1", Manner.ERRS);
        for (int i = 0; i < 40; i++) {
            ticker.advanceMs(200);
            assertThat(calls.call(terms(PLAY, true, false, 20), upstreams)).isInstanceOf(Served.class);
        }

        assertThat(upstreams.azsAsked()).filteredOn("az1"::equals).hasSize(40);
    }

    @Test
    void budgetSpent_secondAttemptIsNotMade() {
        upstreams.set("az1", Manner.ERRS);
        int denied = 0;
        for (int i = 0; i < 100; i++) {
            denied += calls.call(terms(PLAY, true, false, 20), upstreams) instanceof NotToBeHad<String> none
                            && none.why() == Why.NO_BUDGET
                    ? 1
                    : 0;
        }

        assertThat(denied).as("10 as a floor and 20 of 100 are paid for").isBetween(70, 75);
        assertThat(events.stream().filter(FailoverEvent.SecondDenied.class::isInstance))
                .hasSize(denied);
    }

    @Test
    void fullBulkhead_goesOnWithoutCost_andSaysNothingOfTheAz() {
        guard.full = Optional.of("az1");
        for (int i = 0; i < 50; i++) {
            assertThat(call()).isEqualTo(new Served<>("from az2", "az2", 1));
        }
        guard.full = Optional.empty();

        assertThat(call()).isEqualTo(new Served<>("from az1", "az1", 1));
    }

    @Test
    void littleTimeLeft_isSharedWithTheSecondAttempt() {
        upstreams.set("az1", Manner.HANGS);

        assertThat(calls.call(terms(Duration.ofMillis(200), true, true, 20), upstreams))
                .isInstanceOf(Served.class);
        assertThat(upstreams.calls().getFirst().timeout()).isEqualTo(Duration.ofMillis(100));
        assertThat(upstreams.calls().getLast().timeout()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void noTimeLeft_noCallIsMade() {
        assertThat(calls.call(terms(Duration.ofMillis(4), true, true, 20), upstreams))
                .isEqualTo(new NotToBeHad<>(Why.NO_TIME, Optional.empty(), 0));
        assertThat(upstreams.calls()).isEmpty();
    }

    @Test
    void requestsThatCameTooLate_sayNothingOfTheAz() {
        upstreams.set("az1", Manner.HANGS);
        for (int i = 0; i < 20; i++) {
            calls.call(terms(Duration.ofMillis(100), true, true, 100), upstreams);
        }

        assertThat(events).noneMatch(FailoverEvent.AzAvoided.class::isInstance);
    }

    @Test
    void neverConnecting_isAvoidedAfterThree() {
        upstreams.set("az1", Manner.CONNECTS_NEVER);
        for (int i = 0; i < 3; i++) {
            assertThat(call()).isEqualTo(new Served<>("from az2", "az2", 1));
        }
        upstreams.forget();
        call();

        assertThat(upstreams.azsAsked()).containsExactly("az2");
    }

    @Test
    void callerThatGaveUp_endsTheCall_andTheAzIsNotBlamed() {
        for (int i = 0; i < 10; i++) {
            CallOutcome<String> outcome = calls.call(terms(PLAY, true, true, 20), (_, _) -> {
                Thread.currentThread().interrupt();
                return new AttemptOutcome.Failed<>(FailureReason.BROKEN_OFF);
            });
            assertThat(Thread.interrupted()).isTrue();
            assertThat(outcome).isEqualTo(new NotToBeHad<>(Why.ABANDONED, Optional.empty(), 0));
        }

        assertThat(events).noneMatch(FailoverEvent.AzAvoided.class::isInstance);
    }

    @Test
    void attemptThatThrows_isAFaultOfOurs_andIsPassedOn() {
        assertThatThrownBy(() -> calls.call(terms(PLAY, true, true, 20), (_, _) -> {
                    throw new IllegalStateException("a bug");
                }))
                .hasMessage("a bug");
    }

    @Test
    void upstreamDownInTwoAzs_theThirdTakesItAll() {
        upstreams.set("az1", Manner.HANGS).set("az2", Manner.ERRS);
        int served = 0;
        for (int i = 0; i < 2_000; i++) {
            ticker.advanceMs(10);
            served += call() instanceof Served ? 1 : 0;
            runProbes();
        }

        assertThat(served).isGreaterThanOrEqualTo(1_990);
    }

    private CallOutcome<String> call() {
        return calls.call(terms(PLAY, true, true, 20), upstreams);
    }

    private void avoidFirst() {
        upstreams.set("az1", Manner.HANGS);
        for (int i = 0; i < 3; i++) {
            assertThat(call()).isEqualTo(new Served<>("from az2", "az2", 2));
        }
    }

    private void runProbes() {
        while (!probes.isEmpty()) {
            probes.remove().run();
        }
    }

    private CallTerms terms(Duration time, boolean maySecond, boolean mayAvoid, int budgetPercent) {
        long began = ticker.getAsLong();
        return new CallTerms(
                AZS,
                maySecond,
                () -> time.minusNanos(ticker.getAsLong() - began),
                ATTEMPT,
                CONNECT,
                mayAvoid,
                budgetPercent);
    }
}
