package vrs.publisher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** Ports below those that outgoing connections get, so that none of these stands in the way before a test uses its port. */
final class FreePorts {
    private static final AtomicInteger NEXT =
            new AtomicInteger(10_000 + (int) (ProcessHandle.current().pid() % 60) * 100);

    private FreePorts() {}

    /** One that nobody listens on, another each time. */
    static int next() {
        while (true) {
            int port = NEXT.getAndIncrement();
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (IOException e) {
                // Somebody else has this one; there are thousands.
                continue;
            }
        }
    }
}
