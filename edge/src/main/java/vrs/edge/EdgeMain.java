package vrs.edge;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import vrs.control.DenyListWatch;
import vrs.process.BadSetting;
import vrs.process.EventLog;
import vrs.process.ManagementServer;
import vrs.process.ProcessClock;
import vrs.process.Settings;
import vrs.signing.AddressVerifier;
import vrs.signing.HmacKeys;
import vrs.signing.SignedLines;

/** Starts one edge: one process, one CDN. */
public final class EdgeMain {
    private static final int BAD_SETTING = 2;

    private EdgeMain() {}

    public static void main(String[] arguments) throws Exception {
        try {
            start(EdgeConfig.from(Settings.ofSystemProperties()));
        } catch (BadSetting e) {
            System.err.println(System.getProperty("vrs.instance", "edge") + ": " + e.getMessage());
            System.exit(BAD_SETTING);
        }
    }

    private static void start(EdgeConfig config) throws IOException, InterruptedException {
        Clock clock = ProcessClock.of(Settings.ofSystemProperties());
        EventLog log = new EventLog(System.out, clock, config.instance());
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        DenyListWatch denyList = new DenyListWatch(
                        config.home().resolve("control/edge/deny.list"),
                        SignedLines.readPublicKey(config.home().resolve("keys/deny.public")),
                        log::line)
                .start(Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("deny-list").factory()));
        Delivery delivery = new Delivery(
                new AddressVerifier(HmacKeys.read(config.home().resolve("keys/cdn.keys")), clock),
                new MediaFiles(config.mediaRoot(), config.home().resolve("data/origin")),
                vid -> denyList.current().withdrawn(vid));

        AtomicBoolean ready = new AtomicBoolean();
        ManagementServer management = ManagementServer.start(config.managementPort(), ready::get, metrics);
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(2)
                .setInternalBlockingPoolSize(2)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        HttpServer server = new EdgeServer(config, delivery, clock, metrics, log).create(vertx);
        server.listen()
                .onSuccess(listening -> {
                    ready.set(true);
                    log.info("started", "port", listening.actualPort(), "media", config.mediaRoot());
                })
                .onFailure(failure -> {
                    log.warn("port-not-to-be-had", "port", config.port(), "error", failure.getMessage());
                    Runtime.getRuntime().halt(1);
                });
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            ready.set(false);
            vertx.close().toCompletionStage().toCompletableFuture().join();
            management.close();
        }));
    }
}
