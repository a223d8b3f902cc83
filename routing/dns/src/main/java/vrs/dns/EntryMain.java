package vrs.dns;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import vrs.dns.splice.Gateways;
import vrs.process.BadSetting;
import vrs.process.EventLog;
import vrs.process.ManagementServer;
import vrs.process.ProcessClock;
import vrs.process.Settings;
import vrs.signing.InternalCredential;
import vrs.topology.Topology;
import vrs.topology.TopologyFile;

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
        Topology topology;
        InternalCredential credential;
        Clock clock;
        try {
            clock = ProcessClock.of(Settings.ofSystemProperties());
            config = EntryConfig.read(Settings.ofSystemProperties());
            EntryConfig read = config;
            topology = file("vrs.topology", () -> usable(TopologyFile.read(read.topology())));
            credential =
                    file("vrs.home", () -> InternalCredential.read(read.home().resolve("keys/internal.credential")));
        } catch (BadSetting e) {
            System.err.println(System.getProperty("vrs.instance", "entry") + ": " + e.getMessage());
            System.exit(BAD_START);
            return;
        }
        EventLog log = new EventLog(System.out, clock, config.instance());
        try {
            run(config, topology, credential, log);
        } catch (IOException e) {
            log.warn("no-port", "why", e);
            System.exit(NO_PORT);
        }
    }

    private static void run(EntryConfig config, Topology topology, InternalCredential credential, EventLog log)
            throws IOException {
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Entry entry = new Entry(topology, config.rule(), credential, metrics, log);
        ManagementServer management = ManagementServer.start(config.managementPort(), entry::isReady, metrics);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            log.info("stopping");
            entry.close();
            management.close();
        }));
        log.info("started", "names", topology.names().size(), "port", config.identityPort());
    }

    private static Topology usable(Topology topology) {
        if (topology.names().isEmpty()) {
            throw new IllegalArgumentException("no entry name in it");
        }
        new Gateways(topology);
        return topology;
    }

    private static <T> T file(String key, FileRead<T> file) {
        try {
            return file.read();
        } catch (IOException | IllegalArgumentException e) {
            throw new BadSetting(key, "leads to a file that cannot be used: " + e);
        }
    }

    private interface FileRead<T> {
        T read() throws IOException;
    }
}
