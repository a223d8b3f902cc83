package vrs.publisher;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import vrs.process.Settings;

/** The publisher as a command: {@code publish}, {@code withdraw}, {@code seed}. */
public final class PublisherMain {
    private PublisherMain() {}

    /** Exits 0 done, 1 refused, 2 called wrongly, 3 not in a majority of AZs. */
    public static void main(String[] arguments) {
        CountDownLatch never = new CountDownLatch(1);
        Pause pause = time -> never.await(time.toNanos(), TimeUnit.NANOSECONDS);
        PublisherApp app = new PublisherApp(
                () -> PublisherConfig.of(Settings.ofSystemProperties()),
                System::nanoTime,
                pause,
                new Console(System.out, System.err));
        System.exit(app.run(arguments));
    }
}
