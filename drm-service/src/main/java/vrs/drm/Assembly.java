package vrs.drm;

import com.github.benmanes.caffeine.cache.Ticker;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
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
                .start(Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("deny-list").factory()));
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
    ProbeLicence probe(DrmConfig config, Materials materials, PlaybackTokens tokens, Clock clock) {
        LicenceCount own =
                new LicenceCount(Integer.MAX_VALUE, PROBE_TOKENS_MAX, config.licenceTtl(), Ticker.systemTicker());
        return new ProbeLicence(tokens, new LicenceDesk(tokens, materials.seed(), _ -> false, own), clock);
    }
}
