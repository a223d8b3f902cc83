package vrs.publisher.member;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import vrs.catalog.Revision;
import vrs.publisher.log.OwnLog;
import vrs.signing.InternalCredential;

/**
 * The door of a publisher, on loopback: other publishers come with the credential of the cluster, operators with the admin
 * token. Who has neither is told 404, as if there were nothing.
 */
final class PublisherDoor implements AutoCloseable {
    /** The header of the admin token. */
    static final String ADMIN = "VRS-Admin";

    private static final int BODY_MAX = 32 << 20;

    private final HttpServer server;
    private final InternalCredential credential;
    private final InternalCredential admin;
    private final Consumer<String> log;

    /** Makes an answer of a body. */
    @FunctionalInterface
    interface Question {
        String answer(String body) throws IOException;
    }

    private PublisherDoor(
            HttpServer server, InternalCredential credential, InternalCredential admin, Consumer<String> log) {
        this.server = server;
        this.credential = credential;
        this.admin = admin;
        this.log = log;
    }

    /** @throws IOException when the port is taken */
    static PublisherDoor open(int port, InternalCredential credential, InternalCredential admin, Consumer<String> log)
            throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        return new PublisherDoor(server, credential, admin, log);
    }

    /** Begins to answer. */
    void start(OwnLog own, Denials denials, Operators operators) {
        internal("/log/prepare", body -> LogWire.text(own.prepare(LogWire.number(body.strip()))));
        internal("/log/append", body -> LogWire.text(own.append(LogWire.append(body))));
        internal("/log/install", body -> {
            LogWire.Install it = LogWire.Install.of(body);
            return LogWire.text(own.install(it.epoch(), it.position(), it.entries(), it.upTo()));
        });
        internal("/log/after", body -> {
            String[] words = body.strip().split(" ");
            if (words.length != 2) {
                throw new LogWire.Garbled(body);
            }
            Revision position = LogWire.revision(words[0]);
            return LogWire.text(own.after(position, (int) LogWire.number(words[1])));
        });
        internal("/deny", body -> Long.toString(denials.deny(Operators.vids(body))));
        internal("/denied", _ -> denials.signed());
        operator("/publish", operators::publish);
        operator("/withdraw", operators::withdraw);
        operator("/bury", operators::bury);
        operator("/applied", operators::applied);
        operator("/state", _ -> operators.state());
        operator("/snapshot", _ -> operators.snapshot());
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void internal(String path, Question question) {
        answer(path, InternalCredential.HEADER, credential, question);
    }

    private void operator(String path, Question question) {
        answer(path, ADMIN, admin, question);
    }

    private void answer(String path, String header, InternalCredential key, Question question) {
        server.createContext(path, exchange -> {
            try (exchange) {
                boolean isKnown = exchange.getRequestURI().getPath().equals(path)
                        && key.matches(exchange.getRequestHeaders().getFirst(header));
                if (!isKnown) {
                    send(exchange, 404, "");
                } else {
                    answer(exchange, question);
                }
            }
        });
    }

    private void answer(HttpExchange exchange, Question question) throws IOException {
        try {
            byte[] body = exchange.getRequestBody().readNBytes(BODY_MAX);
            send(exchange, 200, question.answer(new String(body, StandardCharsets.UTF_8)));
        } catch (LogWire.Garbled | JsonProcessingException e) {
            send(exchange, 400, "");
        } catch (RuntimeException e) {
            log.accept("event=publisher-failed path=" + exchange.getRequestURI().getPath() + " error=\""
                    + String.valueOf(e.getMessage()).replace('"', '\'') + "\"");
            send(exchange, 500, "");
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
