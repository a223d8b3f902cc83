package vrs.local;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.h2.tools.Server;
import vrs.process.EventLog;
import vrs.process.ManagementServer;

/**
 * The SQL store of one AZ on one machine: H2 in server mode over a file, on loopback. A real cluster runs PostgreSQL or
 * MariaDB in its place.
 */
public final class SqlStoreProcess {
    private static final long CHECK_MS = 1_000;

    private SqlStoreProcess() {}

    public static void main(String[] args) {
        StoreStart.run("sql", SqlStoreConfig::of, SqlStoreProcess::begin);
    }

    private static void check(SqlDatabase database, EventLog log) {
        try {
            database.check();
        } catch (SQLException e) {
            log.warn("database-closed", "error", e.getMessage());
            StoreStart.giveUp();
        }
    }

    private static void begin(SqlStoreConfig config, EventLog log) throws IOException, SQLException {
        // H2 reads it when its first class is loaded, and would else listen on all addresses.
        System.setProperty("h2.bindAddress", "127.0.0.1");
        AtomicBoolean ready = new AtomicBoolean();
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Path file = config.folder().resolve(SqlDatabase.NAME + ".mv.db");
        metrics.gauge("vrs.sql.file.bytes", file, path -> path.toFile().length());
        ManagementServer management = ManagementServer.start(config.managementPort(), ready::get, metrics);
        SqlDatabase database = SqlDatabase.open(config.folder());
        Server server = Server.createTcpServer(
                        "-tcpPort",
                        Integer.toString(config.port()),
                        "-baseDir",
                        config.folder().toString())
                .start();
        var checks = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("check").factory());
        checks.scheduleWithFixedDelay(() -> check(database, log), CHECK_MS, CHECK_MS, TimeUnit.MILLISECONDS);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            ready.set(false);
            checks.shutdownNow();
            server.stop();
            close(database, log);
            management.close();
        }));
        ready.set(true);
        log.info("ready", "port", config.port(), "technology", "H2", "file", file);
    }

    private static void close(SqlDatabase database, EventLog log) {
        try {
            database.close();
        } catch (SQLException e) {
            log.warn("close-failed", "error", e.getMessage());
        }
    }
}
