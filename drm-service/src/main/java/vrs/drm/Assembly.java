package vrs.drm;

import com.github.benmanes.caffeine.cache.Ticker;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import vrs.admission.AdmissionController;
import vrs.control.ControlFile;
import vrs.control.ControlState;
import vrs.control.ControlWatch;
import vrs.control.DenyListWatch;
import vrs.control.WithdrawnElsewhere;
import vrs.process.ProcessClock;
import vrs.process.ReadyState;
import vrs.process.Settings;
import vrs.signing.AddressSigner;
import vrs.signing.InternalCredential;
import vrs.signing.PlaybackTokens;

/** Puts the parts together: the one place that knows all of them. */
@ApplicationScoped
public class Assembly {
    private static final Logger LOG = Logger.getLogger("vrs.drm");
    /** The probe counts in a book of its own, which never refuses; a token of it serves for a second. */
    private static final long PROBE_TOKENS_MAX = 100;

    @Produces
    @Singleton
    DrmConfig config() {
        return DrmConfig.from(Settings.ofSystemProperties());
    }

    @Produces
    @Singleton
    Materials materials(DrmConfig config) {
        return Materials.read(config);
    }

    @Produces
    @Singleton
    Clock clock() {
        return ProcessClock.of(Settings.ofSystemProperties());
    }

    @Produces
    @Singleton
    LongSupplier nanoTicker() {
        return System::nanoTime;
    }

    @Produces
    @Singleton
    ReadyState readyState() {
        return new ReadyState();
    }

    @Produces
    @Singleton
    RandomGenerator random() {
        return new SecureRandom();
    }

    @Produces
    @Singleton
    InternalCredential credential(Materials materials) {
        return materials.credential();
    }

    @Produces
    @Singleton
    PlaybackTokens tokens(Materials materials, Clock clock) {
        return new PlaybackTokens(materials.playbackKeys(), clock);
    }

    @Produces
    @Singleton
    @Startup
    DenyListWatch denyList(DrmConfig config, Materials materials) {
        return new DenyListWatch(config.denyListFile(), materials.denyKey(), LOG::info)
                .knowing(new WithdrawnElsewhere(
                                materials.topology(), materials.credential(), materials.denyKey(), LOG::info)
                        .ask())
                .start(daemon("deny-list"));
    }

    @Produces
    @Singleton
    @Startup
    ControlWatch control(DrmConfig config, Materials materials) {
        return new ControlWatch(
                        ControlFile.in(config.home()),
                        ControlState.atRest(
                                materials.topology().azs().getFirst().id()),
                        LOG::info)
                .keptIn(ControlFile.kept(config.home(), config.instance()))
                .start(daemon("control"));
    }

    @Produces
    @Singleton
    AdmissionController limit(ControlWatch control) {
        return new AdmissionController(
                () -> control.current().inFlightMax("drm"),
                () -> control.current().qpsMax("drm"),
                System::nanoTime);
    }

    @Produces
    @Singleton
    ProtectedStreams streams(
            DrmConfig config, Materials materials, PlaybackTokens tokens, Clock clock, RandomGenerator random) {
        return new ProtectedStreams(
                new AddressSigner(materials.addressKeys()),
                tokens,
                materials.cdns(),
                config.licenceTtl(),
                clock,
                random::nextLong);
    }

    @Produces
    @Singleton
    LicenceDesk desk(DrmConfig config, Materials materials, PlaybackTokens tokens, DenyListWatch denyList) {
        LicenceCount count = new LicenceCount(
                config.licencesPerToken(), config.tokensMax(), config.licenceTtl(), Ticker.systemTicker());
        return new LicenceDesk(
                tokens, materials.seed(), vid -> denyList.current().withdrawn(vid), count);
    }

    @Produces
    @Singleton
    @Startup
    ProbeWatch probe(
            DrmConfig config, Materials materials, PlaybackTokens tokens, Clock clock, LongSupplier nanoTicker) {
        LicenceCount own =
                new LicenceCount(Integer.MAX_VALUE, PROBE_TOKENS_MAX, config.licenceTtl(), Ticker.systemTicker());
        ProbeLicence probe =
                new ProbeLicence(tokens, new LicenceDesk(tokens, materials.seed(), _ -> false, own), clock);
        ProbeWatch watch = new ProbeWatch(probe::succeeds, nanoTicker, LOG::info);
        daemon("probe").scheduleWithFixedDelay(watch::look, 0, ProbeWatch.PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        return watch;
    }

    private static ScheduledExecutorService daemon(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }
}
