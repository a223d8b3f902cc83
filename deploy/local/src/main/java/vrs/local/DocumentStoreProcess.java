package vrs.local;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import vrs.local.document.OrderedBackend;
import vrs.local.home.HomeRefused;
import vrs.process.EventLog;
import vrs.process.ManagementServer;

/**
 * A stand-in for MongoDB on one machine: it speaks the wire protocol over a file. It has no replica sets, sessions or
 * authentication; a real cluster runs the real thing in its place.
 */
public final class DocumentStoreProcess {
    // The store keeps what is newer than this in memory only; a killed process loses no more.
    private static final long COMMIT_MS = 100;

    private DocumentStoreProcess() {}

    public static void main(String[] args) {
        StoreStart.run("document", DocumentStoreConfig::of, DocumentStoreProcess::begin);
    }

    private static H2Backend open(Path file) throws HomeRefused {
        try {
            return new OrderedBackend(file.toString());
        } catch (MVStoreException e) {
            String what = e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED
                    ? " is open in another process: end that one"
                    : " is damaged: move it away, and up fills a new one from the samples and the other AZs";
            throw new HomeRefused(file + what);
        }
    }

    private static void commit(H2Backend backend, EventLog log) {
        try {
            backend.commit();
        } catch (MVStoreException e) {
            log.warn("commit-failed", "error", e.getMessage());
            StoreStart.giveUp();
        }
    }

    private static void begin(DocumentStoreConfig config, EventLog log) throws IOException {
        AtomicBoolean ready = new AtomicBoolean();
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        metrics.gauge("vrs.document.stand.in", 1);
        ManagementServer management = ManagementServer.start(config.managementPort(), ready::get, metrics);
        Files.createDirectories(config.file().getParent());
        H2Backend backend = open(config.file());
        MongoServer server = new MongoServer(backend);
        server.bind("127.0.0.1", config.port());
        var commits = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("commit").factory());
        commits.scheduleWithFixedDelay(() -> commit(backend, log), COMMIT_MS, COMMIT_MS, TimeUnit.MILLISECONDS);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            ready.set(false);
            commits.shutdown();
            server.shutdownNow();
            management.close();
        }));
        ready.set(true);
        log.info("ready", "port", config.port(), "standsInFor", "MongoDB", "file", config.file());
    }
}
