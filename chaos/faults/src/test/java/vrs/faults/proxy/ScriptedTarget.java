package vrs.faults.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A loopback server: speaks HTTP to who begins with GET, and sends everything else back as it came. */
public final class ScriptedTarget implements AutoCloseable {
    private final ServerSocket socket;
    private final Thread door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    public ScriptedTarget() throws IOException {
        socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        door = Thread.ofVirtual().start(this::accept);
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    /** The paths that it was asked for. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    static String body(String path) {
        return path.startsWith("/big") ? "0123456789".repeat(200_000) : "{\"path\":\"" + path + "\"}";
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = client.getInputStream();
            OutputStream out = client.getOutputStream();
            byte[] buffer = new byte[4_096];
            int count = in.read(buffer);
            while (count > 0) {
                String text = new String(buffer, 0, count, StandardCharsets.US_ASCII);
                if (text.startsWith("GET ")) {
                    String path = text.split(" ")[1];
                    asked.add(path);
                    String body = body(path);
                    out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                            .getBytes(StandardCharsets.US_ASCII));
                } else {
                    out.write(buffer, 0, count);
                }
                count = in.read(buffer);
            }
        } catch (IOException e) {
            // The proxy or the end of the test closed it.
        } finally {
            open.remove(client);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        try {
            door.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Socket client : open) {
            client.close();
        }
    }
}
