package vrs.publisher;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import vrs.process.BadSetting;
import vrs.process.EventLog;
import vrs.process.ManagementServer;
import vrs.process.ProcessClock;
import vrs.process.ReadyState;
import vrs.process.Settings;
import vrs.publisher.member.Member;
import vrs.publisher.member.MemberConfig;

/** The publisher of an AZ when it is called without a command; else a client of it: {@code publish}, {@code withdraw}, {@code seed}. */
public final class PublisherMain {
    private PublisherMain() {}

    /** A command exits 0 done, 1 refused, 2 called wrongly, 3 not in a majority of AZs. */
    public static void main(String[] arguments) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        if (arguments.length == 0) {
            serve();
            never.await();
        }
        Pause pause = time -> never.await(time.toNanos(), TimeUnit.NANOSECONDS);
        PublisherApp app = new PublisherApp(
                () -> PublisherConfig.of(Settings.ofSystemProperties()),
                System::nanoTime,
                pause,
                new Console(System.out, System.err));
        System.exit(app.run(arguments));
    }

    private static void serve() {
        String name = System.getProperty("vrs.instance", "publisher");
        try {
            Settings settings = Settings.ofSystemProperties();
            EventLog log = new EventLog(System.out, ProcessClock.of(settings), name);
            PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
            ReadyState ready = new ReadyState();
            ManagementServer.start(settings.port("vrs.management.port"), ready::isReady, metrics);
            Member.start(MemberConfig.of(settings), System::nanoTime, metrics, log::line);
            ready.ready();
            log.info("publisher-serves");
        } catch (BadSetting e) {
            System.err.println(name + ": " + e.getMessage());
            System.exit(Exit.USAGE);
        } catch (IOException e) {
            System.err.println(name + ": " + e.getMessage());
            System.exit(Exit.REFUSED);
        }
    }
}
