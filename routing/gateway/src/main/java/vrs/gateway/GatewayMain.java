package vrs.gateway;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import vrs.control.ControlFile;
import vrs.control.ControlState;
import vrs.control.ControlWatch;
import vrs.process.BadSetting;
import vrs.process.EventLog;
import vrs.process.ManagementServer;
import vrs.process.ProcessClock;
import vrs.process.Settings;
import vrs.signing.InternalCredential;
import vrs.territory.TerritoryTable;
import vrs.topology.Topology;
import vrs.topology.TopologyFile;

/**
 * Starts a gateway. A bad start-up value is one line on stderr and exit status 2, before any port is open;
 * a port that is taken is one line and exit status 1.
 */
public final class GatewayMain {
    private static final int BAD_START = 2;
    private static final int NO_PORT = 1;

    private GatewayMain() {}

    public static void main(String[] args) {
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        GatewayConfig config;
        Gateway.World world;
        try {
            config = GatewayConfig.read(Settings.ofSystemProperties());
            world = world(config, metrics);
        } catch (BadSetting e) {
            System.err.println(System.getProperty("vrs.instance", "gateway") + ": " + e.getMessage());
            System.exit(BAD_START);
            return;
        }
        try {
            run(config, world, metrics);
        } catch (IOException e) {
            world.log().warn("no-port", "port", config.port(), "why", e);
            System.exit(NO_PORT);
        }
    }

    private static void run(GatewayConfig config, Gateway.World world, PrometheusMeterRegistry metrics)
            throws IOException {
        Gateway gateway = new Gateway(config, world);
        ManagementServer management = ManagementServer.start(config.managementPort(), gateway::isReady, metrics);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            world.log().info("stopping");
            gateway.close();
            management.close();
        }));
        world.log().info("started", "az", config.az(), "port", config.port());
    }

    private static Gateway.World world(GatewayConfig config, PrometheusMeterRegistry metrics) {
        Path home = config.home();
        var topology = read("vrs.topology", () -> TopologyFile.read(config.topology()));
        if (topology.azs().stream().noneMatch(az -> az.id().equals(config.az()))) {
            throw new BadSetting("vrs.az", "is " + config.az() + ", which the topology does not name");
        }
        EventLog log = new EventLog(System.out, ProcessClock.of(Settings.ofSystemProperties()), config.instance());
        return new Gateway.World(
                topology,
                read("vrs.home", () -> TerritoryTable.read(home.resolve("run/territories"))),
                read("vrs.home", () -> InternalCredential.read(home.resolve("keys/internal.credential"))),
                control(config, topology, log)::current,
                metrics,
                log,
                System::nanoTime,
                ThreadLocalRandom::current);
    }

    private static ControlWatch control(GatewayConfig config, Topology topology, EventLog log) {
        ControlState atRest = ControlState.atRest(topology.azs().getFirst().id());
        var watching = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("control").factory());
        return new ControlWatch(ControlFile.in(config.home()), atRest, log::line)
                .keptIn(ControlFile.kept(config.home(), config.instance()))
                .start(watching);
    }

    private static <T> T read(String key, FileRead<T> file) {
        try {
            return file.read();
        } catch (IOException | IllegalArgumentException e) {
            throw new BadSetting(key, "leads to a file that cannot be read: " + e);
        }
    }

    private interface FileRead<T> {
        T read() throws IOException;
    }
}
