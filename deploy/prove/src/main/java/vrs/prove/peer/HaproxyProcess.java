package vrs.prove.peer;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** HAProxy with the configuration of {@code docs/haproxy.cfg}, on ports of its own. */
final class HaproxyProcess implements AutoCloseable {
    private static final Duration UP_MAX = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Process process;
    private final int port;

    private HaproxyProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it, and returns when it takes connections.
     *
     * @param template the configuration, with words such as {@code @r1-az1@} where ports belong
     * @param work a folder for the configuration that is used
     */
    static HaproxyProcess start(Path template, Path work, List<String> azs, Map<String, Integer> ports)
            throws IOException, InterruptedException {
        int listen;
        try (ServerSocket free = new ServerSocket(0)) {
            listen = free.getLocalPort();
        }
        String text = Files.readString(template).replace("@listen@", Integer.toString(listen));
        for (String az : azs) {
            text = text.replace("@" + az + "@", Integer.toString(ports.get(az)));
        }
        Files.createDirectories(work);
        Path config = Files.writeString(work.resolve("haproxy.cfg"), text);
        Process process;
        try {
            process = new ProcessBuilder("haproxy", "-db", "-f", config.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(work.resolve("haproxy.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new IOException("this proof needs HAProxy: install it (Debian: apt install haproxy)", e);
        }
        HaproxyProcess started = new HaproxyProcess(process, listen);
        for (long waitedMs = 0; !started.takes(); waitedMs += LOOK.toMillis()) {
            if (waitedMs > UP_MAX.toMillis() || !process.isAlive()) {
                started.close();
                throw new IOException("haproxy did not start: see " + work.resolve("haproxy.log"));
            }
            if (new CountDownLatch(1).await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("nobody counts this down");
            }
        }
        return started;
    }

    int port() {
        return port;
    }

    private boolean takes() {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
