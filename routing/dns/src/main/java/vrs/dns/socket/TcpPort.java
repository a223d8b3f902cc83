package vrs.dns.socket;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import vrs.dns.answer.Transport;

/** Questions over TCP, each with its length before it; a connection may ask more than once. */
public final class TcpPort implements AutoCloseable {
    private static final int BACKLOG = 128;
    private static final long END_MS_MAX = 2_000;

    private final ServerSocket server;
    private final Answering answers;
    private final TcpLimits limits;
    private final ScheduledExecutorService timer;
    private final Thread accepting =
            Thread.ofPlatform().daemon().name("dns-tcp").unstarted(this::accept);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private TcpPort(ServerSocket server, Answering answers, TcpLimits limits, ScheduledExecutorService timer) {
        this.server = server;
        this.answers = answers;
        this.limits = limits;
        this.timer = timer;
    }

    /**
     * Begins to listen.
     *
     * @param timer ends connections that last too long
     * @throws IOException when the port is taken
     */
    public static TcpPort open(
            InetSocketAddress at, Answering answers, TcpLimits limits, ScheduledExecutorService timer)
            throws IOException {
        ServerSocket server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(at, BACKLOG);
        TcpPort port = new TcpPort(server, answers, limits, timer);
        port.accepting.start();
        return port;
    }

    /** Connections now. */
    public int connections() {
        return open.size();
    }

    @Override
    public void close() throws IOException {
        server.close();
        try {
            // Only when nobody accepts any more does the port refuse for certain.
            accepting.join(END_MS_MAX);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        open.forEach(TcpPort::end);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                if (open.size() >= limits.connectionsMax()) {
                    client.close();
                } else {
                    open.add(client);
                    Future<?> lifetime = timer.schedule(() -> end(client), limits.lifetimeMs(), TimeUnit.MILLISECONDS);
                    Thread.ofVirtual().start(() -> serve(client, lifetime));
                }
            } catch (IOException e) {
                // This one went before it was let in, or the port was closed; the next one.
                continue;
            }
        }
    }

    private void serve(Socket accepted, Future<?> lifetime) {
        try (Socket client = accepted) {
            client.setSoTimeout(limits.idleMs());
            client.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(client.getInputStream());
            boolean goesOn = true;
            while (goesOn) {
                byte[] query = new byte[in.readUnsignedShort()];
                in.readFully(query);
                Optional<byte[]> answer = answers.answer(query, client.getInetAddress(), Transport.TCP);
                if (answer.isPresent()) {
                    byte[] bytes = answer.get();
                    client.getOutputStream()
                            .write(ByteBuffer.allocate(Short.BYTES + bytes.length)
                                    .putShort((short) bytes.length)
                                    .put(bytes)
                                    .array());
                }
                goesOn = answer.isPresent();
            }
        } catch (IOException e) {
            // It has asked all that it wanted, was idle for too long, or lasted too long.
            return;
        } finally {
            lifetime.cancel(false);
            open.remove(accepted);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Closed is closed.
            return;
        }
    }
}
