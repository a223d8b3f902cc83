package vrs.drm;

import com.github.benmanes.caffeine.cache.Ticker;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import vrs.control.DenyListWatch;
import vrs.process.Settings;
import vrs.signing.AddressSigner;
import vrs.signing.HmacKeys;
import vrs.signing.InternalCredential;
import vrs.signing.PlaybackTokens;
import vrs.signing.SignedLines;
import vrs.topology.Topology;
import vrs.topology.TopologyFile;

/** Puts the parts together: the one place that knows all of them. */
@ApplicationScoped
public class Assembly {
    private static final Logger LOG = Logger.getLogger("vrs.drm");

    @Produces
    @Singleton
    DrmConfig config() {
        return DrmConfig.from(Settings.ofSystemProperties());
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    InternalCredential credential(DrmConfig config) throws IOException {
        return InternalCredential.read(config.home().resolve("keys/internal.credential"));
    }

    @Produces
    @Singleton
    PlaybackTokens tokens(DrmConfig config, Clock clock) throws IOException {
        return new PlaybackTokens(HmacKeys.read(config.home().resolve("keys/playback.keys")), clock);
    }

    @Produces
    @Singleton
    @Startup
    DenyListWatch denyList(DrmConfig config) throws IOException {
        return new DenyListWatch(
                        config.home().resolve("control").resolve(config.az()).resolve("deny.list"),
                        SignedLines.readPublicKey(config.home().resolve("keys/deny.public")),
                        LOG::info)
                .start(Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("deny-list").factory()));
    }

    @Produces
    @Singleton
    ProtectedStreams streams(DrmConfig config, PlaybackTokens tokens, Clock clock) throws IOException {
        Topology topology = TopologyFile.read(config.topology());
        HmacKeys keys = HmacKeys.read(config.home().resolve("keys/cdn.keys"));
        return new ProtectedStreams(
                new AddressSigner(keys), tokens, List.copyOf(topology.cdns()), config.licenceTtl(), clock);
    }

    @Produces
    @Singleton
    LicenceDesk desk(DrmConfig config, PlaybackTokens tokens, DenyListWatch denyList) throws IOException {
        LicenceCount count = new LicenceCount(
                config.licencesPerToken(), config.tokensMax(), config.licenceTtl(), Ticker.systemTicker());
        KeySeed seed = KeySeed.read(config.home().resolve("keys/drm.seed"));
        return new LicenceDesk(tokens, seed, vid -> denyList.current().withdrawn(vid), count);
    }

    @Produces
    @Singleton
    @Startup
    ProbeLicence probe(DrmConfig config, PlaybackTokens tokens, Clock clock) throws IOException {
        KeySeed seed = KeySeed.read(config.home().resolve("keys/drm.seed"));
        LicenceCount own = new LicenceCount(Integer.MAX_VALUE, 1_000, config.licenceTtl(), Ticker.systemTicker());
        return new ProbeLicence(tokens, new LicenceDesk(tokens, seed, vid -> false, own), clock);
    }
}
