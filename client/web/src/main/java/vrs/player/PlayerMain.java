package vrs.player;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import vrs.process.BadSetting;
import vrs.process.EventLog;
import vrs.process.ManagementServer;
import vrs.process.ProcessClock;
import vrs.process.Settings;
import vrs.topology.TopologyFile;

/** The process that serves the player page. */
public final class PlayerMain {
    private static final int BAD_START = 2;

    private PlayerMain() {}

    /** Serves until the process is told to end; a bad setting ends it with status 2 before any port opens. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Settings settings = Settings.ofSystemProperties();
        try {
            PlayerConfig config = PlayerConfig.of(settings);
            run(config, origins(config));
        } catch (BadSetting e) {
            System.err.println(settings.text("vrs.instance", "player") + ": " + e.getMessage());
            System.exit(BAD_START);
        }
    }

    private static PageOrigins origins(PlayerConfig config) throws IOException {
        try {
            return PageOrigins.of(TopologyFile.read(config.topology()));
        } catch (BadSetting e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new BadSetting("vrs.topology", "cannot be used: " + e.getMessage());
        }
    }

    private static void run(PlayerConfig config, PageOrigins origins) throws IOException, InterruptedException {
        EventLog log = new EventLog(System.out, ProcessClock.of(Settings.ofSystemProperties()), config.instance());
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        AtomicBoolean ready = new AtomicBoolean();
        ManagementServer management = ManagementServer.start(config.managementPort(), ready::get, metrics);
        PlayerServer server = PlayerServer.start(config, origins, metrics);
        ready.set(true);
        log.info("ready", "port", server.port(), "main", origins.main());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(ready, server, management, log), "stop"));
    }

    private static void stop(AtomicBoolean ready, PlayerServer server, ManagementServer management, EventLog log) {
        ready.set(false);
        try {
            server.close();
        } catch (IOException e) {
            log.warn("stop-failed", "why", e.getMessage());
        }
        management.close();
        log.info("stopped");
    }
}
