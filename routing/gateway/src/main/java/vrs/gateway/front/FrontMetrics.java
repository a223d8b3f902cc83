package vrs.gateway.front;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import vrs.gateway.retry.RetryDecision;
import vrs.gateway.route.FailureReason;
import vrs.gateway.route.Rung;
import vrs.topology.Instance;

/** What a gateway counts. Safe for use by many threads. */
public final class FrontMetrics {
    /** The names of the public port begin with this. */
    public static final String PUBLIC = "vrs.gateway";

    /** The names of the internal port begin with this. */
    public static final String INTERNAL = "vrs.gateway.internal";

    private final MeterRegistry registry;
    private final String prefix;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final Map<Cut, Counter> cuts = new EnumMap<>(Cut.class);

    /** @param prefix of the names, one for each port */
    public FrontMetrics(MeterRegistry registry, String prefix) {
        this.registry = registry;
        this.prefix = prefix;
        Gauge.builder(prefix + ".connections", connections, AtomicInteger::get)
                .description("client connections now")
                .register(registry);
        Gauge.builder(prefix + ".in.flight", inFlight, AtomicInteger::get)
                .description("requests that wait for their answer or its end")
                .register(registry);
        for (Cut reason : Cut.values()) {
            cuts.put(
                    reason,
                    Counter.builder(prefix + ".connections.cut")
                            .description("client connections that this gateway ended by itself")
                            .tag("reason", reason.id())
                            .register(registry));
        }
    }

    /** @return how many there are with this one */
    int connectionOpened() {
        return connections.incrementAndGet();
    }

    void connectionClosed() {
        connections.decrementAndGet();
    }

    void connectionCut(Cut reason) {
        cuts.get(reason).increment();
    }

    void requestBegan() {
        inFlight.incrementAndGet();
    }

    void requestEnded() {
        inFlight.decrementAndGet();
    }

    /** How many requests wait for their answer or its end. */
    int inFlight() {
        return inFlight.get();
    }

    /** A request was to be handed to a neighbour; {@code az} is {@code -} when there was none to take it. */
    void spilled(String az, Spill outcome) {
        registry.counter(prefix + ".spills", "to", az, "outcome", outcome.id()).increment();
    }

    /** A repeat through the retry domain was considered. */
    void retryDecided(RetryDecision decision) {
        String why =
                switch (decision) {
                    case RetryDecision.Ask ask -> "asked";
                    case RetryDecision.GiveUp(RetryDecision.Why reason) -> reason.id();
                };
        registry.counter(prefix + ".retries", "decision", why).increment();
    }

    /**
     * The head of an answer was written.
     *
     * @param label the class, or what else the request was
     * @param rung who answered: dash, fallback, drm, or gateway
     */
    void answered(String label, int status, String rung, long elapsedMs) {
        registry.counter(prefix + ".requests", "class", label, "status", Integer.toString(status), "rung", rung)
                .increment();
        Timer.builder(prefix + ".request.duration")
                .tags("class", label, "rung", rung)
                .register(registry)
                .record(Duration.ofMillis(elapsedMs));
    }

    void upstreamFailed(Rung rung, Instance instance, FailureReason reason) {
        upstreamFailed(rung, instance, reason.id());
    }

    /** @param reason a failure reason, or {@code useless-answer} */
    void upstreamFailed(Rung rung, Instance instance, String reason) {
        registry.counter(prefix + ".upstream.failures", "rung", rung.id(), "az", instance.az(), "reason", reason)
                .increment();
    }
}
