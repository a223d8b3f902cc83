package vrs.faults.door;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import vrs.faults.proxy.Answer;
import vrs.faults.proxy.Proxies;

/**
 * Takes orders on loopback from those who show the credential: {@code POST /faults} breaks, {@code GET /faults} lists,
 * {@code DELETE /faults} heals all and {@code DELETE /faults/<id>} one. A page in a browser cannot use it: its Origin, a Host that
 * is not loopback, and any type but JSON are refused.
 */
public final class FaultDoor implements AutoCloseable {
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int BAD = 400;
    private static final int FORBIDDEN = 403;
    private static final int UNKNOWN = 404;
    private static final int NO_METHOD = 405;
    private static final int NOT_JSON = 415;
    private static final int ORDER_BYTES_MAX = 4_096;
    private static final String PATH = "/faults";

    private record Said(int status, String json) {}

    private final HttpServer server;
    private final Proxies proxies;
    private final LongSupplier tickerNanos;
    private final byte[] expected;

    private FaultDoor(HttpServer server, Proxies proxies, LongSupplier tickerNanos, String credential) {
        this.server = server;
        this.proxies = proxies;
        this.tickerNanos = tickerNanos;
        this.expected = ("Bearer " + credential).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Starts to answer.
     *
     * @param port 0 for one that the system chooses
     * @param tickerNanos the one of the leases
     * @throws IOException when the port is taken
     */
    public static FaultDoor start(int port, Proxies proxies, LongSupplier tickerNanos, String credential)
            throws IOException {
        HttpServer http =
                HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        FaultDoor door = new FaultDoor(http, proxies, tickerNanos, credential);
        http.createContext("/", door::handle);
        http.start();
        return door;
    }

    /** Where it listens. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Said said = isGenuine(exchange.getRequestHeaders())
                    ? said(exchange)
                    : new Said(FORBIDDEN, complaint("the credential, or a Host or Origin that is ours, is missing"));
            byte[] body = said.json().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(said.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Said said(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (!path.equals(PATH) && !path.startsWith(PATH + "/")) {
            return new Said(UNKNOWN, complaint("no such page"));
        }
        boolean one = path.length() > PATH.length();
        return switch (exchange.getRequestMethod()) {
            case "GET" -> new Said(OK, OrderJson.write(proxies.inForce(), tickerNanos.getAsLong()));
            case "POST" -> one ? new Said(NO_METHOD, complaint("POST " + PATH)) : order(exchange);
            case "DELETE" -> one ? heal(path.substring(PATH.length() + 1)) : healAll();
            default -> new Said(NO_METHOD, complaint("GET, POST or DELETE"));
        };
    }

    private Said order(HttpExchange exchange) throws IOException {
        String type = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                .orElse("");
        if (!type.equals("application/json")) {
            return new Said(NOT_JSON, complaint("an order is application/json"));
        }
        OrderJson.Wish wish;
        try {
            wish = OrderJson.read(exchange.getRequestBody().readNBytes(ORDER_BYTES_MAX));
        } catch (IllegalArgumentException e) {
            return new Said(BAD, complaint(e.getMessage()));
        }
        return switch (proxies.inject(wish.order(), wish.target(), wish.lease())) {
            case Answer.InForce inForce ->
                new Said(CREATED, OrderJson.write(inForce.injection(), tickerNanos.getAsLong()));
            case Answer.NoSuchPath unknown -> new Said(UNKNOWN, complaint(unknown.line()));
            case Answer.Senseless senseless -> new Said(BAD, complaint(senseless.line()));
        };
    }

    private Said heal(String id) {
        boolean healed = id.matches("\\d{1,18}") && proxies.heal(Long.parseLong(id));
        return healed
                ? new Said(OK, OrderJson.line("healed", 1))
                : new Said(UNKNOWN, complaint("no fault " + id + " is in force"));
    }

    private Said healAll() {
        return new Said(OK, OrderJson.line("healed", proxies.healAll()));
    }

    private boolean isGenuine(Headers headers) {
        Set<String> hosts = Set.of("127.0.0.1:" + port(), "localhost:" + port());
        String host = Optional.ofNullable(headers.getFirst("Host")).orElse("");
        String shown = Optional.ofNullable(headers.getFirst("Authorization")).orElse("");
        return hosts.contains(host)
                && headers.getFirst("Origin") == null
                && MessageDigest.isEqual(expected, shown.getBytes(StandardCharsets.UTF_8));
    }

    private static String complaint(String line) {
        return OrderJson.line("error", line);
    }
}
