package vrs.publisher;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A dash-service that says 404 some times, and then serves a very high revision. */
final class TestDash implements AutoCloseable {
    private final HttpServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile int unknownTimes;
    private volatile int status = 200;

    TestDash(int unknownTimes) throws IOException {
        this.unknownTimes = unknownTimes;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    void says(int next) {
        status = next;
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Query, territory and credential of each request. */
    List<String> requests() {
        return requests;
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestURI().getQuery() + " "
                + exchange.getRequestHeaders().getFirst("VRS-Territory") + " "
                + exchange.getRequestHeaders().getFirst("VRS-Internal"));
        boolean unknown = unknownTimes-- > 0;
        byte[] body = "{\"revision\":\"9.9\"}".getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(unknown ? 404 : status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
