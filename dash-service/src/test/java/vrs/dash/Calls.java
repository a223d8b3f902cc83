package vrs.dash;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import vrs.control.ControlState;
import vrs.dash.upstream.Allowance;
import vrs.dash.upstream.AttemptListener;
import vrs.dash.upstream.CallMarks;
import vrs.dash.upstream.CrossAzStreams;
import vrs.dash.upstream.Deadline;
import vrs.dash.upstream.StreamsCalls;
import vrs.dash.upstream.Upstream;
import vrs.dash.upstream.UpstreamAzs;
import vrs.failover.AttemptGuard;
import vrs.failover.AttemptOutcome;
import vrs.failover.AzAttempt;
import vrs.failover.CrossAzCall;
import vrs.failover.FailoverConfig;

/** Calls across the AZs of {@link ScriptedUpstream#topology} as the process makes them, on one thread and by a test ticker. */
public final class Calls {
    public static final String HOME = "r1-az1";

    private static final AttemptGuard DIRECT = new AttemptGuard() {
        @Override
        public <T> Optional<AttemptOutcome<T>> run(String az, Duration timeout, AzAttempt<T> attempt) {
            return Optional.of(attempt.at(az, timeout));
        }
    };

    private Calls() {}

    /** Of all AZs. */
    public static StreamsCalls to(Upstream upstream, TestTicker ticker) {
        return to(upstream, ticker, azs(ticker), (_, _) -> {});
    }

    /** Of these AZs, with a listener. */
    public static StreamsCalls to(Upstream upstream, TestTicker ticker, UpstreamAzs azs, AttemptListener listener) {
        return new CrossAzStreams(
                crossAz("drm", ticker),
                crossAz("clear", ticker),
                azs,
                ScriptedUpstream.topology(),
                upstream,
                ticker,
                listener);
    }

    /** All AZs; a drain moves half of the calls after five seconds, and then in fact the next one. */
    public static UpstreamAzs azs(TestTicker ticker) {
        return UpstreamAzs.from(ScriptedUpstream.topology(), HOME, Duration.ofSeconds(10), ticker, () -> 0.5);
    }

    /** What a request allows while the operators decided nothing. */
    public static Allowance allowed(Duration budget, TestTicker ticker) {
        return allowed(budget, ticker, Map.of());
    }

    /** What a request allows while the operators decided this. */
    public static Allowance allowed(Duration budget, TestTicker ticker, Map<String, String> set) {
        return new Allowance(
                Deadline.in(budget, ticker),
                control(set),
                Duration.ofMillis(300),
                Duration.ofMillis(100),
                CallMarks.first(ScriptedUpstream.TRACE));
    }

    /** What the operators decided. */
    public static ControlState control(Map<String, String> set) {
        return ControlState.atRest(HOME).with(set, "test", 1);
    }

    private static CrossAzCall crossAz(String service, TestTicker ticker) {
        return new CrossAzCall(
                service, FailoverConfig.defaults(), ticker, new SplittableRandom(7), Runnable::run, DIRECT, _ -> {});
    }
}
