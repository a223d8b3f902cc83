package vrs.dns;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import vrs.process.BadSetting;
import vrs.process.EventLog;
import vrs.process.ManagementServer;
import vrs.process.ProcessClock;
import vrs.process.Settings;

/**
 * Starts the DNS responder. A bad start-up value is one line on stderr and exit status 2, before any port is open;
 * a port that is taken is one line and exit status 1.
 */
public final class DnsMain {
    private static final int BAD_START = 2;
    private static final int NO_PORT = 1;

    private DnsMain() {}

    public static void main(String[] args) {
        DnsConfig config;
        DnsFiles files;
        Clock clock;
        try {
            clock = ProcessClock.of(Settings.ofSystemProperties());
            config = DnsConfig.read(Settings.ofSystemProperties());
            files = DnsFiles.read(config);
        } catch (BadSetting e) {
            System.err.println(System.getProperty("vrs.instance", "dns") + ": " + e.getMessage());
            System.exit(BAD_START);
            return;
        }
        EventLog log = new EventLog(System.out, clock, config.process().instance());
        try {
            run(config, files, log);
        } catch (IOException e) {
            log.warn("no-port", "why", e);
            System.exit(NO_PORT);
        }
    }

    private static void run(DnsConfig config, DnsFiles files, EventLog log) throws IOException {
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Responder responder = new Responder(config, files, metrics, log);
        ManagementServer management =
                ManagementServer.start(config.process().managementPort(), responder::isReady, metrics);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            log.info("stopping");
            close(responder);
            management.close();
        }));
        log.info(
                "started",
                "names",
                files.start().topology().names().size(),
                "port",
                config.process().port());
    }

    private static void close(Responder responder) {
        try {
            responder.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
