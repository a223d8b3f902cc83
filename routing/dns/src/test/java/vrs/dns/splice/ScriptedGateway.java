package vrs.dns.splice;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A port on loopback whose accepted connections a test takes by hand. */
final class ScriptedGateway implements AutoCloseable {
    private final ServerSocket server;
    private final LinkedBlockingQueue<Socket> accepted = new LinkedBlockingQueue<>();
    private final Thread accepting;
    private final List<Socket> all = new CopyOnWriteArrayList<>();

    ScriptedGateway() throws IOException {
        this(new ServerSocket());
    }

    private ScriptedGateway(ServerSocket server) throws IOException {
        this.server = server;
        server.setReceiveBufferSize(65_536);
        server.bind(new java.net.InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
        accepting = Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** The next connection, its PROXY header not read yet. */
    Socket take() throws InterruptedException {
        Socket socket = accepted.poll(5, TimeUnit.SECONDS);
        if (socket == null) {
            throw new AssertionError("nobody connected");
        }
        return socket;
    }

    boolean nobodyWaits() {
        return accepted.isEmpty();
    }

    @Override
    public void close() throws IOException {
        server.close();
        // Only when nobody accepts any more does the port refuse for certain.
        joined(accepting);
        for (Socket socket : all) {
            socket.close();
        }
    }

    private static void joined(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setSoTimeout(10_000);
                all.add(socket);
                accepted.add(socket);
            } catch (IOException e) {
                return;
            }
        }
    }
}
