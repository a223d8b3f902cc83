package vrs.clear;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import vrs.admission.AdmissionController;
import vrs.catalog.stack.CatalogStack;
import vrs.catalog.stack.StackRuntime;
import vrs.clear.snapshot.SnapshotBuilder;
import vrs.control.ControlFile;
import vrs.control.ControlState;
import vrs.control.ControlWatch;
import vrs.control.DenyListWatch;
import vrs.control.WithdrawnElsewhere;
import vrs.process.ProcessClock;
import vrs.process.ReadyState;
import vrs.process.Settings;
import vrs.reader.CatalogueMeters;
import vrs.signing.AddressSigner;
import vrs.signing.InternalCredential;

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
    Materials materials(ClearConfig config) {
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
    ClearAddresses addresses(Materials materials) {
        return new ClearAddresses(new AddressSigner(materials.addressKeys()), materials.cdns());
    }

    @Produces
    @Singleton
    @Startup
    DenyListWatch denyList(ClearConfig config, Materials materials) {
        return new DenyListWatch(config.denyListFile(), materials.denyKey(), LOG::info)
                .knowing(new WithdrawnElsewhere(
                                materials.topology(), materials.credential(), materials.denyKey(), LOG::info)
                        .ask())
                .start(daemon("deny-list"));
    }

    @Produces
    @Singleton
    @Startup
    ControlWatch control(ClearConfig config, Materials materials) {
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
                () -> control.current().inFlightMax("clear"),
                () -> control.current().qpsMax("clear"),
                System::nanoTime);
    }

    @Produces
    @Singleton
    @Startup
    CatalogStack catalogue(
            Materials materials,
            DenyListWatch denyList,
            LongSupplier nanoTicker,
            RandomGenerator random,
            MeterRegistry metrics) {
        CatalogueMeters meters = new CatalogueMeters(metrics);
        StackRuntime runtime = new StackRuntime(
                nanoTicker,
                random,
                Executors.newVirtualThreadPerTaskExecutor(),
                daemon("catalogue"),
                meters,
                LOG::info);
        CatalogStack stack = CatalogStack.open(
                materials.catalogue(), vid -> denyList.current().withdrawn(vid), runtime);
        meters.watch(stack);
        return stack;
    }

    void close(@Disposes CatalogStack stack) {
        stack.close();
    }

    @Produces
    @Singleton
    @Startup
    SnapshotBuilder snapshot(
            ClearConfig config,
            CatalogStack catalogue,
            ClearAddresses addresses,
            DenyListWatch denyList,
            Clock clock,
            MeterRegistry metrics) {
        SnapshotBuilder builder =
                new SnapshotBuilder(catalogue.whole(), denyList::current, addresses, config, clock, LOG::info);
        measure(builder, clock, metrics);
        daemon("snapshot")
                .scheduleWithFixedDelay(builder::look, 0, config.snapshotLook().toMillis(), TimeUnit.MILLISECONDS);
        return builder;
    }

    private static void measure(SnapshotBuilder builder, Clock clock, MeterRegistry metrics) {
        metrics.gauge("vrs_snapshot_videos", builder, b -> b.status().videos());
        metrics.gauge("vrs_snapshot_size_bytes", builder, b -> b.status().sizeBytes());
        metrics.more().counter("vrs_snapshot_build_failures", List.of(), builder, b -> b.status()
                .failures());
        // No file yet has no age; not a number shows as a gap, which an alarm can ask for.
        metrics.gauge("vrs_snapshot_age_seconds", builder, b -> b.status()
                .age(clock.instant())
                .map(age -> (double) age.toSeconds())
                .orElse(Double.NaN));
    }

    private static ScheduledExecutorService daemon(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }
}
