package vrs.dns;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import vrs.control.ControlFile;
import vrs.control.ControlState;
import vrs.control.ControlWatch;
import vrs.dns.health.GatewayQuestion;
import vrs.dns.health.Gateways;
import vrs.dns.health.HealthRounds;
import vrs.dns.policy.EntryRule;
import vrs.dns.policy.EntrySwitches;
import vrs.dns.policy.Switchboard;
import vrs.process.EventLog;
import vrs.signing.InternalCredential;
import vrs.topology.Topology;

/**
 * Keeps a switchboard true: asks the gateways, follows the control state, and beats the time. Entry splices and responder
 * each have one, so that neither needs the other.
 */
final class Lookout implements AutoCloseable {
    private static final long TICK_MS = 100;

    private final ScheduledExecutorService beat = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("lookout").factory());
    private final Topology topology;
    private final Gateways gateways;
    private final HttpClient asking;
    private final ControlWatch control;
    private final Switchboard switchboard;

    /**
     * Reads the control state, and asks nobody yet.
     *
     * @param instance whose copy of it is kept
     * @param tickerNanos monotonic nanoseconds
     * @param draw random numbers from 0 up to, but not 1
     */
    Lookout(
            Topology topology,
            EntryRule rule,
            Path home,
            String instance,
            LongSupplier tickerNanos,
            DoubleSupplier draw,
            Switchboard.Listener listener,
            EventLog log) {
        this.topology = topology;
        gateways = new Gateways(topology);
        ControlState atRest = ControlState.atRest(topology.azs().getFirst().id());
        control = new ControlWatch(ControlFile.in(home), atRest, log::line)
                .keptIn(ControlFile.kept(home, instance))
                .start(beat);
        EntrySwitches switches = EntrySwitches.of(control.current(), topology);
        switchboard = new Switchboard(topology, rule, switches, tickerNanos, draw, listener);
        asking = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofMillis(rule.timeoutMs()))
                .build();
    }

    /** Begins to ask. */
    void start(InternalCredential credential, EntryRule rule) {
        GatewayQuestion question = new GatewayQuestion(asking, credential, rule.timeoutMs());
        HealthRounds rounds = new HealthRounds(switchboard, az -> question.ask(gateways.of(az)));
        beat.scheduleAtFixedRate(rounds::tick, 0, rule.intervalMs(), TimeUnit.MILLISECONDS);
        beat.scheduleWithFixedDelay(this::tick, TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
    }

    Switchboard switchboard() {
        return switchboard;
    }

    Gateways gateways() {
        return gateways;
    }

    /** Asks no more. */
    @Override
    public void close() {
        beat.shutdownNow();
        asking.shutdownNow();
    }

    private void tick() {
        switchboard.decided(EntrySwitches.of(control.current(), topology));
        switchboard.tick();
    }
}
