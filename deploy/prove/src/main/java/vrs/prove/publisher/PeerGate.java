package vrs.prove.publisher;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** The way from the publisher of one AZ to that of another, call by call. */
final class PeerGate implements AutoCloseable {
    private static final String CREDENTIAL = "VRS-Internal";
    private static final Duration CALL_MAX = Duration.ofSeconds(5);
    private static final Map<String, Passing.Kind> KINDS = Map.of(
            "/log/prepare", Passing.Kind.PREPARE,
            "/log/after", Passing.Kind.FETCH,
            "/log/append", Passing.Kind.APPEND,
            "/log/install", Passing.Kind.INSTALL);

    private final String from;
    private final String to;
    private final int target;
    private final HttpClient client;
    private final Supplier<Seam> seam;
    private final HttpServer server;

    private PeerGate(String from, String to, int target, HttpClient client, Supplier<Seam> seam, HttpServer server) {
        this.from = from;
        this.to = to;
        this.target = target;
        this.client = client;
        this.seam = seam;
        this.server = server;
    }

    static PeerGate open(String from, String to, int target, HttpClient client, Supplier<Seam> seam)
            throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        PeerGate gate = new PeerGate(from, to, target, client, seam, server);
        server.createContext("/", gate::pass);
        server.start();
        return gate;
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void pass(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String credential = exchange.getRequestHeaders().getFirst(CREDENTIAL);
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!KINDS.containsKey(path)) {
                answer(exchange, ask(path, credential, body));
                return;
            }
            Passing passing = new Passing(from, KINDS.get(path), to, body);
            // That of now, also for the answer: the next one knows nothing of this call.
            Seam now = seam.get();
            if (!now.lets(passing)) {
                throw new IOException("cut");
            }
            HttpResponse<String> response = ask(path, credential, now.given(passing));
            if (!now.returns(passing, response.statusCode() == 200 ? response.body() : "status")) {
                throw new IOException("cut");
            }
            answer(exchange, response);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private HttpResponse<String> ask(String path, String credential, String body)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + target + path))
                        .timeout(CALL_MAX)
                        .header(CREDENTIAL, credential)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static void answer(HttpExchange exchange, HttpResponse<String> response) throws IOException {
        byte[] bytes = response.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(response.statusCode(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
