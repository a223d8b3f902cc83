package vrs.gateway.front;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import vrs.gateway.route.FailureReason;
import vrs.gateway.route.Rung;
import vrs.topology.Instance;

/** What a gateway counts. Safe for use by many threads. */
public final class FrontMetrics {
    private final MeterRegistry registry;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final Map<Cut, Counter> cuts = new EnumMap<>(Cut.class);

    public FrontMetrics(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("vrs.gateway.connections", connections, AtomicInteger::get)
                .description("client connections now")
                .register(registry);
        Gauge.builder("vrs.gateway.in.flight", inFlight, AtomicInteger::get)
                .description("requests that wait for their answer or its end")
                .register(registry);
        for (Cut reason : Cut.values()) {
            cuts.put(
                    reason,
                    Counter.builder("vrs.gateway.connections.cut")
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

    /**
     * The head of an answer was written.
     *
     * @param label the class, or what else the request was
     * @param rung who answered: dash, fallback, drm, or gateway
     */
    void answered(String label, int status, String rung, long elapsedMs) {
        registry.counter("vrs.gateway.requests", "class", label, "status", Integer.toString(status), "rung", rung)
                .increment();
        Timer.builder("vrs.gateway.request.duration")
                .tags("class", label, "rung", rung)
                .register(registry)
                .record(Duration.ofMillis(elapsedMs));
    }

    void upstreamFailed(Rung rung, Instance instance, FailureReason reason) {
        upstreamFailed(rung, instance, reason.id());
    }

    /** @param reason a failure reason, or {@code useless-answer} */
    void upstreamFailed(Rung rung, Instance instance, String reason) {
        registry.counter("vrs.gateway.upstream.failures", "rung", rung.id(), "az", instance.az(), "reason", reason)
                .increment();
    }
}
