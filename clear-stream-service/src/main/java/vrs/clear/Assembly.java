package vrs.clear;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import vrs.catalog.MongoConfig;
import vrs.catalog.MongoStreamStore;
import vrs.clear.snapshot.SnapshotBuilder;
import vrs.control.DenyListWatch;
import vrs.process.Settings;
import vrs.signing.AddressSigner;
import vrs.signing.HmacKeys;
import vrs.signing.InternalCredential;
import vrs.signing.SignedLines;
import vrs.topology.Instance;
import vrs.topology.Role;
import vrs.topology.Topology;
import vrs.topology.TopologyFile;

/** Puts the parts together: the one place that knows all of them. */
@ApplicationScoped
public class Assembly {
    private static final Logger LOG = Logger.getLogger("vrs.clear");

    @Produces
    @Singleton
    ClearConfig config() {
        return ClearConfig.from(Settings.ofSystemProperties());
    }

    @Produces
    @Singleton
    Topology topology(ClearConfig config) throws IOException {
        return TopologyFile.read(config.topology());
    }

    @Produces
    @Singleton
    InternalCredential credential(ClearConfig config) throws IOException {
        return InternalCredential.read(config.home().resolve("keys/internal.credential"));
    }

    @Produces
    @Singleton
    ClearAddresses addresses(ClearConfig config, Topology topology) throws IOException {
        HmacKeys keys = HmacKeys.read(config.home().resolve("keys/cdn.keys"));
        return new ClearAddresses(new AddressSigner(keys), topology.cdns());
    }

    @Produces
    @Singleton
    @Startup
    DenyListWatch denyList(ClearConfig config) throws IOException {
        return new DenyListWatch(
                        config.home().resolve("control").resolve(config.az()).resolve("deny.list"),
                        SignedLines.readPublicKey(config.home().resolve("keys/deny.public")),
                        LOG::info)
                .start(daemon("deny-list"));
    }

    @Produces
    @Singleton
    @Startup
    SnapshotBuilder snapshot(
            ClearConfig config,
            Topology topology,
            ClearAddresses addresses,
            DenyListWatch denyList,
            MeterRegistry metrics) {
        Instance document = topology.instances(Role.DOCUMENT, config.az()).getFirst();
        MongoStreamStore store = MongoStreamStore.connect(MongoConfig.of(document.host(), document.port()));
        Clock clock = Clock.systemUTC();
        SnapshotBuilder builder = new SnapshotBuilder(store, denyList::current, addresses, config, clock, LOG::info);
        metrics.gauge("vrs_snapshot_videos", builder, b -> b.status().videos());
        metrics.gauge("vrs_snapshot_size_bytes", builder, b -> b.status().sizeBytes());
        metrics.gauge("vrs_snapshot_build_failures", builder, b -> b.status().failures());
        metrics.gauge("vrs_snapshot_age_seconds", builder, b -> Duration.between(
                        b.status().builtAt(), clock.instant())
                .toSeconds());
        daemon("snapshot")
                .scheduleWithFixedDelay(builder::look, 0, config.snapshotLook().toMillis(), TimeUnit.MILLISECONDS);
        return builder;
    }

    private static ScheduledExecutorService daemon(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }
}
