package vrs.dash.api;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import vrs.admission.AdmissionController;
import vrs.catalog.stack.StackRuntime;
import vrs.control.ControlFile;
import vrs.control.ControlState;
import vrs.control.ControlWatch;
import vrs.control.DenyListWatch;
import vrs.control.WithdrawnElsewhere;
import vrs.dash.answer.PlaybackAnswers;
import vrs.dash.answer.Served;
import vrs.dash.playback.FloodWatch;
import vrs.dash.playback.MembershipTokens;
import vrs.dash.shadow.Shadow;
import vrs.dash.stream.StreamSource;
import vrs.dash.upstream.Descent;
import vrs.dash.upstream.HttpUpstream;
import vrs.process.ProcessClock;
import vrs.process.ReadyState;
import vrs.process.Settings;
import vrs.process.Traceparent;
import vrs.reader.CatalogueMeters;
import vrs.signing.InternalCredential;
import vrs.signing.PlaybackTokens;
import vrs.topology.Instance;
import vrs.topology.Role;

/** The one place where the parts of this process are put together, and where clocks and threads come from. */
@Singleton
final class Assembly {
    private static final Logger LOG = Logger.getLogger("vrs.dash");

    private final DashConfig config = DashConfig.read(Settings.ofSystemProperties());
    private final Materials materials = Materials.read(config);
    private final Clock clock = ProcessClock.of(Settings.ofSystemProperties());
    private final LongSupplier nanoTicker = System::nanoTime;

    @Produces
    @Singleton
    LongSupplier nanoTicker() {
        return nanoTicker;
    }

    @Produces
    @Singleton
    DashConfig config() {
        return config;
    }

    @Produces
    @Singleton
    Materials materials() {
        return materials;
    }

    @Produces
    @Singleton
    InternalCredential credential() {
        return materials.credential();
    }

    @Produces
    @Singleton
    Served.Instance self() {
        return new Served.Instance(config.az(), config.unit(), config.instance());
    }

    @Produces
    @Singleton
    Traceparent traceparent() {
        return new Traceparent(new SecureRandom());
    }

    @Produces
    @Singleton
    Threads threads() {
        return Threads.start();
    }

    void end(@Disposes Threads threads) {
        threads.close();
    }

    @Produces
    @Singleton
    StreamSource streams(Threads threads, MeterRegistry metrics) {
        DenyListWatch deny = new DenyListWatch(config.denyList(), materials.denyKey(), LOG::info)
                .knowing(new WithdrawnElsewhere(
                                materials.topology(), materials.credential(), materials.denyKey(), LOG::info)
                        .ask())
                .start(threads.looks());
        CatalogueMeters meters = new CatalogueMeters(metrics);
        StackRuntime runtime = new StackRuntime(
                nanoTicker,
                () -> ThreadLocalRandom.current().nextLong(),
                threads.calls(),
                threads.looks(),
                meters,
                LOG::info);
        StreamSource source = StreamSource.open(materials.catalogue().withLoad(config.load()), deny, runtime);
        meters.watch(source.stack());
        return source;
    }

    void end(@Disposes StreamSource streams) {
        streams.close();
    }

    @Produces
    @Singleton
    Plays plays(MeterRegistry metrics) {
        return new Plays(metrics);
    }

    @Produces
    @Singleton
    Inbounds inbounds(ControlWatch control) {
        return new Inbounds(
                materials.credential(), materials.territories(), config.times(), control::current, nanoTicker);
    }

    @Produces
    @Singleton
    ControlWatch control(Threads threads) {
        ControlState atRest =
                ControlState.atRest(materials.topology().azs().getFirst().id());
        return new ControlWatch(ControlFile.in(config.home()), atRest, LOG::info)
                .keptIn(ControlFile.kept(config.home(), config.instance()))
                .start(threads.control());
    }

    @Produces
    @Singleton
    AdmissionController admissionController(ControlWatch control, MeterRegistry metrics) {
        AdmissionController limit = new AdmissionController(
                () -> control.current().inFlightMax(Role.DASH.id()),
                () -> control.current().qpsMax(Role.DASH.id()),
                System::nanoTime);
        metrics.gauge("vrs.dash.inflight", limit, AdmissionController::inFlight);
        return limit;
    }

    @Produces
    @Singleton
    PlaybackTokens playbackTokens() {
        return new PlaybackTokens(materials.playbackKeys(), clock);
    }

    @Produces
    @Singleton
    MembershipTokens membershipTokens() {
        return new MembershipTokens(materials.membershipKeys(), materials.issuer(), materials.audience(), clock);
    }

    @Produces
    @Singleton
    RequestPath requestPath(
            Served.Instance self,
            StreamSource streams,
            MembershipTokens members,
            PlaybackTokens tokens,
            Descent descent,
            Shadow shadow) {
        return new RequestPath(
                self,
                streams,
                new Viewers(members),
                tokens,
                new FloodWatch(nanoTicker),
                descent,
                shadow,
                new PlaybackAnswers(materials.main().origin(), tokens),
                new AddressLife(config.addressTtl()),
                clock);
    }

    @Produces
    @Singleton
    ReadyState readyState() {
        return new ReadyState();
    }

    @Produces
    @Singleton
    CloudReadiness cloudReadiness(ReadyState state, ControlWatch control) {
        Optional<String> cloud = materials.topology().instances().stream()
                .filter(it -> it.name().equals(config.instance()))
                .map(Instance::cloud)
                .findFirst();
        return new CloudReadiness(state, control::current, cloud);
    }

    @Produces
    @Singleton
    @Readiness
    HealthCheck readiness(CloudReadiness state) {
        return () ->
                HealthCheckResponse.named("process").status(state.isReady()).build();
    }

    @Produces
    @Singleton
    Rehearsal rehearsal(MembershipTokens members, PlaybackTokens tokens, HttpUpstream upstream, StreamSource streams) {
        return new Rehearsal(
                members, tokens, upstream, config.port(), config.times().connect(), streams, clock, nanoTicker);
    }
}
