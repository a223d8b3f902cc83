package vrs.faults.process;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import vrs.faults.lease.Lease;

/** An injector for tests that kill it: hangs a process, says so and waits for ever. */
public final class HangInjector {
    private HangInjector() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Watcher watcher = Watcher.stop(List.of(Long.parseLong(args[0])), Lease.parse(args[1]));
        System.out.println("injected " + watcher.pid());
        System.out.flush();
        new CountDownLatch(1).await();
    }
}
