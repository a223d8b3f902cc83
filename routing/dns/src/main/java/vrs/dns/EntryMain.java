package vrs.dns;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import vrs.process.BadSetting;
import vrs.process.EventLog;
import vrs.process.ManagementServer;
import vrs.process.ProcessClock;
import vrs.process.Settings;

/**
 * Starts the entry names. A bad start-up value is one line on stderr and exit status 2, before any port is open;
 * a port that is taken is one line and exit status 1.
 */
public final class EntryMain {
    private static final int BAD_START = 2;
    private static final int NO_PORT = 1;

    private EntryMain() {}

    public static void main(String[] args) {
        EntryConfig config;
        StartFiles files;
        Clock clock;
        try {
            clock = ProcessClock.of(Settings.ofSystemProperties());
            config = EntryConfig.read(Settings.ofSystemProperties(), "entry");
            files = StartFiles.read(config);
        } catch (BadSetting e) {
            System.err.println(System.getProperty("vrs.instance", "entry") + ": " + e.getMessage());
            System.exit(BAD_START);
            return;
        }
        EventLog log = new EventLog(System.out, clock, config.instance());
        try {
            run(config, files, log);
        } catch (IOException e) {
            log.warn("no-port", "why", e);
            System.exit(NO_PORT);
        }
    }

    private static void run(EntryConfig config, StartFiles files, EventLog log) throws IOException {
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Entry entry = new Entry(config, files, metrics, log);
        ManagementServer management = ManagementServer.start(config.managementPort(), entry::isReady, metrics);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            log.info("stopping");
            entry.close();
            management.close();
        }));
        log.info("started", "names", files.topology().names().size(), "port", config.port());
    }
}
