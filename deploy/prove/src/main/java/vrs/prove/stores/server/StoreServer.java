package vrs.prove.stores.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** One real store process over a folder of its own. Used by one thread. */
public abstract class StoreServer implements AutoCloseable {
    private static final Duration START_MAX = Duration.ofSeconds(30);

    private final String name;
    private final Path home;
    private final int port;
    private Child child;

    StoreServer(String name, Path home, int port) {
        this.name = name;
        this.home = home;
        this.port = port;
    }

    /** How it is started. */
    abstract List<String> command();

    /** Where it keeps its data; below the home. */
    public abstract Path data();

    final Path home() {
        return home;
    }

    /** Where it listens, on loopback. */
    public final int port() {
        return port;
    }

    /** Where it listens. */
    public final InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** Over what lies in its folder; returns when it takes connections. */
    public void start() throws IOException, InterruptedException {
        child = Child.start(name, command(), home.resolve(name + ".log"));
        child.awaitPort(port, START_MAX);
    }

    /** SIGKILL. */
    public final void kill() throws InterruptedException {
        child.kill();
    }

    /** SIGTERM: it writes down what it holds. */
    public void stop() throws IOException, InterruptedException {
        child.stop();
    }

    /** SIGSTOP. */
    public final void hang() throws IOException, InterruptedException {
        child.signal("-STOP");
    }

    /** SIGCONT. */
    public final void goOn() throws IOException, InterruptedException {
        child.signal("-CONT");
    }

    /** It comes back empty. */
    public void wipe() throws IOException, InterruptedException {
        kill();
        Folders.delete(data());
        start();
    }

    /** It comes back with the data of another home. */
    public final void comeBackWith(Path data) throws IOException, InterruptedException {
        kill();
        Folders.delete(data());
        Folders.copy(data, data());
        start();
    }

    @Override
    public final void close() {
        if (child != null) {
            child.close();
        }
    }

    /** A port of loopback that nobody has now. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
