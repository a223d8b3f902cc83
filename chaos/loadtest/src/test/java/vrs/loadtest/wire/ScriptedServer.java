package vrs.loadtest.wire;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A loopback server that does what the path of a request says. */
public final class ScriptedServer implements AutoCloseable {
    private static final String FULL = answer("200 OK", "application/json", "{\"grade\":\"full\"}", "");

    private final ServerSocket socket;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch gate = new CountDownLatch(1);

    public ScriptedServer() throws IOException {
        socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public Target target() {
        return new Target("127.0.0.1", socket.getLocalPort());
    }

    /** The requests so far, line and headers. */
    public List<String> heads() {
        return List.copyOf(heads);
    }

    /** How many connections were ever made. */
    public int connections() {
        return connections.get();
    }

    /** Lets the requests that asked to wait go on. */
    public void openGate() {
        gate.countDown();
    }

    static String answer(String status, String type, String body, String more) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\n" + more + "Content-Length: " + body.length()
                + "\r\n\r\n" + body;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                connections.incrementAndGet();
                open.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            String head = head(in);
            while (!head.isEmpty()) {
                heads.add(head);
                String reply = reply(head);
                if (reply.isEmpty()) {
                    return;
                }
                client.getOutputStream().write(reply.getBytes(StandardCharsets.US_ASCII));
                if (reply.contains("Connection: close")) {
                    return;
                }
                head = head(in);
            }
        } catch (IOException | InterruptedException e) {
            // The client or the end of the test closed it.
        } finally {
            open.remove(client);
        }
    }

    private String reply(String head) throws InterruptedException {
        if (head.contains("vid=wait")) {
            gate.await();
        }
        if (head.contains("vid=cut")) {
            return "";
        }
        if (head.contains("vid=noise")) {
            return "220 mail.example SMTP\r\n\r\n";
        }
        if (head.contains("vid=vip")) {
            return answer("403 Forbidden", "application/problem+json", "{\"code\":\"vip-required\"}", "");
        }
        if (head.contains("vid=last")) {
            return answer("200 OK", "application/json", "{\"grade\":\"clear\"}", "Connection: close\r\n");
        }
        if (head.contains("vid=big")) {
            return answer("200 OK", "application/json", "x".repeat(5_000), "");
        }
        return FULL;
    }

    private static String head(BufferedReader in) throws IOException {
        StringBuilder head = new StringBuilder();
        String line = in.readLine();
        while (line != null && !line.isEmpty()) {
            head.append(line).append('\n');
            line = in.readLine();
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        gate.countDown();
        for (Socket client : open) {
            client.close();
        }
    }
}
