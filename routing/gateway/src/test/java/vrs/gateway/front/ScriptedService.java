package vrs.gateway.front;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A service on loopback that does byte for byte what a test tells it to. */
public final class ScriptedService implements AutoCloseable {
    /** What came in. */
    public record Received(String line, Map<String, String> headers, String body, int connection) {}

    /** Answers one request; an IOException, or closing the socket, ends the connection. */
    public interface Script {
        void answer(Received request, Socket socket, OutputStream out) throws IOException;
    }

    public final List<Received> received = new CopyOnWriteArrayList<>();
    public final AtomicInteger connections = new AtomicInteger();
    public final AtomicInteger ended = new AtomicInteger();
    private final ServerSocket server;
    private final Thread accepting;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile Script script;

    public ScriptedService(Script script) throws IOException {
        this.script = script;
        this.server = new ServerSocket(0, 100, InetAddress.getByName("127.0.0.1"));
        this.accepting = Thread.ofVirtual().start(this::accept);
    }

    /** 200 with a body that says who answers. */
    public static Script answering(String status, String body, String... headers) {
        return (request, socket, out) -> write(out, status, body, headers);
    }

    public static void write(OutputStream out, String status, String body, String... headers) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + "\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        head.append("Content-Length: ").append(body.length()).append("\r\n\r\n");
        out.write((head + body).getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** What is no HTTP. */
    public static void garble(OutputStream out) throws IOException {
        out.write("nonsense without a version\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** Waits until the other side ends the connection. */
    public static void hang(Socket socket) throws IOException {
        while (socket.getInputStream().read() >= 0) {
            // Whatever comes is not answered.
        }
    }

    public void script(Script next) {
        script = next;
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Closes the connections that are open, not the port. */
    public void closeConnections() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        // Only when nobody accepts any more does the port refuse for certain.
        try {
            accepting.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closeConnections();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                sockets.add(socket);
                int number = connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket, number));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket, int number) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (Received request = read(in, number); request != null; request = read(in, number)) {
                received.add(request);
                script.answer(request, socket, socket.getOutputStream());
            }
        } catch (IOException e) {
            // The connection has ended, which is what a script may want.
        } finally {
            ended.incrementAndGet();
        }
    }

    private static Received read(InputStream in, int number) throws IOException {
        String line = line(in);
        if (line.isEmpty()) {
            return null;
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.merge(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip(),
                    (a, b) -> a + ", " + b);
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
        return new Received(line, headers, body, number);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
