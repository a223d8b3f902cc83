package vrs.process;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/**
 * The management port of a process that is built on no framework: {@code /health/live}, {@code /health/ready} and
 * {@code /metrics}, on loopback, for the launcher and operators only. Ready speaks of this process alone.
 */
public final class ManagementServer implements AutoCloseable {
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;
    private static final String JSON = "application/json";

    private final HttpServer server;

    private ManagementServer(HttpServer server) {
        this.server = server;
    }

    /**
     * Starts to answer.
     *
     * @param ready asked at each {@code /health/ready}; must not block
     * @throws IOException when the port is taken
     */
    public static ManagementServer start(int port, BooleanSupplier ready, PrometheusMeterRegistry metrics)
            throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/health/live", exchange -> answer(exchange, OK, JSON, "{\"status\":\"UP\"}"));
        server.createContext("/health/ready", exchange -> {
            boolean up = ready.getAsBoolean();
            answer(exchange, up ? OK : UNAVAILABLE, JSON, "{\"status\":\"" + (up ? "UP" : "DOWN") + "\"}");
        });
        server.createContext(
                "/metrics",
                exchange -> answer(exchange, OK, "text/plain; version=0.0.4; charset=utf-8", metrics.scrape()));
        server.start();
        return new ManagementServer(server);
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(status, head ? -1 : body.length);
            if (!head) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
