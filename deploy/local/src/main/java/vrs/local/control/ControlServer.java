package vrs.local.control;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Takes the commands of {@code ./vrs} on a loopback port, from those who show the token. */
public final class ControlServer implements AutoCloseable {
    private static final int OK = 200;
    private static final int UNKNOWN = 404;
    private static final int FAILED = 409;
    private static final int FORBIDDEN = 403;
    private static final int LAST_ANSWER_S = 2;
    private static final int TARGET_BYTES_MAX = 256;

    private final HttpServer server;
    private final byte[] expected;

    private ControlServer(HttpServer server, String token) {
        this.server = server;
        this.expected = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    }

    /** Starts to answer, on a port that the system chooses. */
    public static ControlServer start(Commands commands, String token) throws IOException {
        HttpServer http =
                HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        ControlServer server = new ControlServer(http, token);
        StatusJson json = new StatusJson();
        server.on("GET", "/status", target -> new Reply.Done(json.write(commands.status())));
        server.on(
                "GET",
                "/phase",
                target -> new Reply.Done(commands.phase().name().toLowerCase(Locale.ROOT)));
        server.on("POST", "/stop", commands::stop);
        server.on("POST", "/start", commands::start);
        server.on("POST", "/restart", commands::restart);
        server.on("POST", "/restart-old", target -> commands.restart(target, Optional.empty()));
        server.on("POST", "/restart-new", order -> restartNew(commands, order));
        server.on("POST", "/fault", commands::fault);
        server.on("POST", "/faults", target -> commands.faults());
        server.on("POST", "/heal", commands::heal);
        server.on("POST", "/down", target -> commands.down());
        http.start();
        return server;
    }

    private static Reply restartNew(Commands commands, String order) {
        String[] words = order.split(" ", 2);
        try {
            return commands.restart(words[0], Optional.of(Build.of(words.length < 2 ? "" : words[1])));
        } catch (IllegalArgumentException e) {
            return new Reply.Unknown(e.getMessage());
        }
    }

    /** Where it listens. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        // The answer to the order that ends us is still on its way.
        server.stop(LAST_ANSWER_S);
    }

    @FunctionalInterface
    private interface Command {
        Reply run(String target);
    }

    private void on(String method, String path, Command command) {
        server.createContext(path, exchange -> {
            try (exchange) {
                if (!exchange.getRequestMethod().equals(method) || !isGenuine(exchange)) {
                    answer(exchange, FORBIDDEN, "");
                    return;
                }
                String target =
                        new String(exchange.getRequestBody().readNBytes(TARGET_BYTES_MAX), StandardCharsets.UTF_8);
                answer(exchange, () -> command.run(target));
            }
        });
    }

    private boolean isGenuine(HttpExchange exchange) {
        String shown = exchange.getRequestHeaders().getFirst("Authorization");
        return shown != null && MessageDigest.isEqual(expected, shown.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, Supplier<Reply> reply) throws IOException {
        switch (reply.get()) {
            case Reply.Done done -> answer(exchange, OK, done.text());
            case Reply.Unknown unknown -> answer(exchange, UNKNOWN, unknown.line());
            case Reply.Failed failed -> answer(exchange, FAILED, failed.line());
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
