package vrs.faults;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import picocli.CommandLine.Command;
import vrs.process.EventLog;
import vrs.process.ManagementServer;
import vrs.process.Settings;

/** Runs the paths of the file that it was told, until the process is ended. */
@Command(description = "carries traffic and breaks it on order; set up by system properties")
final class ProxyCommand implements Callable<Integer> {
    /** Not an end: its threads keep the process alive. */
    static final int GOES_ON = -1;

    private final Clock clock;
    private final LongSupplier tickerNanos;

    ProxyCommand(Clock clock, LongSupplier tickerNanos) {
        this.clock = clock;
        this.tickerNanos = tickerNanos;
    }

    @Override
    public Integer call() throws IOException {
        ProxyConfig config = ProxyConfig.read(Settings.ofSystemProperties());
        EventLog log = new EventLog(System.out, clock, config.instance());
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        FaultProxy proxy = FaultProxy.start(config, tickerNanos, metrics, log);
        ManagementServer management = ManagementServer.start(config.managementPort(), () -> true, metrics);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            log.info("stopping");
            management.close();
            proxy.close();
        }));
        log.info("started", "paths", config.edges().size(), "port", proxy.doorPort());
        return GOES_ON;
    }
}
