package vrs.dash.api;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import vrs.admission.AdmissionController;
import vrs.admission.TrafficClass;
import vrs.control.ControlWatch;
import vrs.dash.shadow.BasicRung;
import vrs.dash.shadow.ClearRung;
import vrs.dash.shadow.LowerRungs;
import vrs.dash.shadow.Shadow;
import vrs.dash.upstream.Connections;
import vrs.dash.upstream.CrossAzStreams;
import vrs.dash.upstream.Descent;
import vrs.dash.upstream.HttpUpstream;
import vrs.dash.upstream.SharedClear;
import vrs.dash.upstream.StreamsCalls;
import vrs.dash.upstream.UpstreamAzs;
import vrs.failover.CrossAzCall;
import vrs.failover.FailoverConfig;
import vrs.failover.guard.BoundedAttempts;
import vrs.topology.Instance;
import vrs.topology.Role;

/** Where the calls of other services are put together. */
@Singleton
final class UpstreamAssembly {
    /** A shadow is not in a hurry, but nothing waits for ever. */
    private static final Duration SHADOW_MAX = Duration.ofSeconds(1);

    private final DashConfig config;
    private final Materials materials;
    private final Threads threads;
    private final LongSupplier nanoTicker;

    UpstreamAssembly(DashConfig config, Materials materials, Threads threads, LongSupplier nanoTicker) {
        this.config = config;
        this.materials = materials;
        this.threads = threads;
        this.nanoTicker = nanoTicker;
    }

    @Produces
    @Singleton
    Connections connections() {
        return new Connections(config.times().connect(), threads.calls());
    }

    @Produces
    @Singleton
    HttpUpstream upstream(Connections connections) {
        return new HttpUpstream(connections, materials.credential());
    }

    @Produces
    @Singleton
    UpstreamMeters upstreamMeters(MeterRegistry metrics) {
        return new UpstreamMeters(metrics);
    }

    @Produces
    @Singleton
    UpstreamAzs azs(ControlWatch control) {
        UpstreamAzs azs = UpstreamAzs.from(
                materials.topology(),
                config.az(),
                config.upstream().drainRamp(),
                nanoTicker,
                () -> ThreadLocalRandom.current().nextDouble());
        threads.control()
                .scheduleWithFixedDelay(
                        () -> azs.look(control.current()), 0, ControlWatch.PERIOD_MS, TimeUnit.MILLISECONDS);
        return config.upstream().failover() ? azs : azs.pinned();
    }

    @Produces
    @Singleton
    Descent descent(HttpUpstream upstream, UpstreamAzs azs, UpstreamMeters meters) {
        StreamsCalls crossAz = new CrossAzStreams(
                crossAz(Role.DRM, meters),
                crossAz(Role.CLEAR, meters),
                azs,
                materials.topology(),
                upstream,
                nanoTicker,
                meters);
        // Addresses whose life was fixed at the start last as long as that and no longer.
        boolean extendsLife = config.addressTtl().isEmpty();
        StreamsCalls calls = config.upstream()
                .sharing(extendsLife)
                .<StreamsCalls>map(sharing -> new SharedClear(crossAz, sharing, threads.calls(), nanoTicker, meters))
                .orElse(crossAz);
        return new Descent(calls, threads.calls());
    }

    @Produces
    @Singleton
    Shadow shadow(HttpUpstream upstream, Connections connections, AdmissionController limit, UpstreamMeters meters) {
        return new LowerRungs(
                new ClearRung(upstream, own(Role.CLEAR), SHADOW_MAX),
                new BasicRung(connections, materials.credential(), own(Role.FALLBACK), SHADOW_MAX),
                config.upstream().shadow(),
                () -> limit.load().of(TrafficClass.PRELOAD).isFull(),
                threads.calls(),
                below -> ThreadLocalRandom.current().nextInt(below),
                meters);
    }

    private CrossAzCall crossAz(Role role, UpstreamMeters meters) {
        FailoverConfig bounds = FailoverConfig.defaults();
        return new CrossAzCall(
                role.id(),
                bounds,
                nanoTicker,
                new SplittableRandom(),
                threads.calls(),
                new BoundedAttempts(bounds),
                meters);
    }

    private List<Instance> own(Role role) {
        return materials.topology().instances(role, config.az());
    }
}
