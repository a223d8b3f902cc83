package vrs.dash.api;

import io.micrometer.core.instrument.MeterRegistry;
import org.jboss.logging.Logger;
import vrs.dash.shadow.ShadowListener;
import vrs.dash.shadow.ShadowOutcome;
import vrs.dash.shadow.ShadowRung;
import vrs.dash.upstream.Attempt;
import vrs.dash.upstream.AttemptListener;
import vrs.dash.upstream.SharingListener;
import vrs.failover.AttemptEnd;
import vrs.failover.FailoverEvent;
import vrs.failover.FailoverListener;
import vrs.failover.FailureReason;
import vrs.topology.Instance;

/** Counts what becomes of calls; writes one line when an AZ is avoided, and when it is back. */
final class UpstreamMeters implements AttemptListener, FailoverListener, SharingListener, ShadowListener {
    private static final Logger LOG = Logger.getLogger(UpstreamMeters.class);
    private static final String ATTEMPTS = "vrs.dash.upstream.attempts";
    private static final String EVENTS = "vrs.dash.upstream.events";

    private final MeterRegistry metrics;

    UpstreamMeters(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    @Override
    public void attempted(Instance instance, Attempt attempt) {
        String outcome =
                switch (attempt) {
                    case Attempt.Answered _ -> "answered";
                    case Attempt.Withdrawn _ -> "withdrawn";
                    case Attempt.NotAccepted _ -> "not-accepted";
                    case Attempt.Failed(FailureReason reason) ->
                        switch (reason) {
                            case TIMED_OUT -> "timed-out";
                            case BROKEN_OFF -> "broken-off";
                            case BAD_STATUS -> "bad-status";
                            case BAD_BODY -> "bad-body";
                        };
                };
        attempt(instance.role().id(), instance.az(), outcome);
    }

    @Override
    public void happened(FailoverEvent event) {
        switch (event) {
            case FailoverEvent.AttemptEnded(String service, String az, AttemptEnd end, var _) -> {
                // All others were counted where they were made.
                if (end == AttemptEnd.FULL) {
                    attempt(service, az, "full");
                }
            }
            case FailoverEvent.ProbeEnded(String service, String az, AttemptEnd end, var _) ->
                count(service, az, end == AttemptEnd.ANSWERED ? "probe-answered" : "probe-failed");
            case FailoverEvent.AzAvoided(String service, String az, var cause) -> {
                LOG.warnf("event=az-avoided service=%s az=%s cause=%s", service, az, cause);
                count(service, az, "avoided");
            }
            case FailoverEvent.AzBack(String service, String az, var avoided) -> {
                LOG.infof("event=az-back service=%s az=%s avoidedMs=%d", service, az, avoided.toMillis());
                count(service, az, "back");
            }
            case FailoverEvent.SecondDenied(String service) -> count(service, "-", "second-denied");
        }
    }

    @Override
    public void shared(Sharing sharing) {
        metrics.counter("vrs.dash.upstream.shared", "outcome", sharing.id()).increment();
    }

    @Override
    public void compared(ShadowRung rung, ShadowOutcome outcome) {
        metrics.counter("vrs.dash.shadow", "rung", rung.id(), "outcome", outcome.id())
                .increment();
    }

    private void attempt(String service, String az, String outcome) {
        metrics.counter(ATTEMPTS, "service", service, "az", az, "outcome", outcome)
                .increment();
    }

    private void count(String service, String az, String event) {
        metrics.counter(EVENTS, "service", service, "az", az, "event", event).increment();
    }
}
