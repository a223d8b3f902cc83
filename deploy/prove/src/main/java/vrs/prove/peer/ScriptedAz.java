package vrs.prove.peer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A stand-in for the upstream of an AZ, which fails as it is told. Its health check answers whatever else is wrong. */
final class ScriptedAz implements AutoCloseable {
    /** What a sound answer begins with. */
    static final String SOUND = "streams of ";

    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;
    private static final int BACKLOG = 512;
    /** Longer than anybody waits. */
    private static final Duration HANG = Duration.ofSeconds(3);

    private static final Duration SLOW = Duration.ofMillis(400);

    private final String az;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong calls = new AtomicLong();
    private final int port;
    private HttpServer server;
    private volatile Ill ill = Ill.WELL;

    /** What is wrong with it. */
    enum Ill {
        WELL,
        /** All calls are answered 503. */
        ERRORS,
        /** One call in five is answered 503. */
        SOME_ERRORS,
        /** Answers are 200 and mean nothing. */
        GARBAGE,
        /** Calls are taken and never answered. */
        HANG,
        /** Answers take longer than an attempt may. */
        SLOW,
        /** Nobody listens. */
        DOWN
    }

    ScriptedAz(String az) throws IOException {
        this.az = az;
        this.server = open(0);
        this.port = server.getAddress().getPort();
    }

    int port() {
        return port;
    }

    /** How often it was called, health checks left out. */
    long calls() {
        return calls.get();
    }

    void be(Ill other) throws IOException {
        boolean wasDown = ill == Ill.DOWN;
        ill = other;
        if (other == Ill.DOWN && !wasDown) {
            server.stop(0);
        } else if (other != Ill.DOWN && wasDown) {
            server = open(port);
        }
    }

    private HttpServer open(int wanted) throws IOException {
        HttpServer opened = HttpServer.create(new InetSocketAddress("127.0.0.1", wanted), BACKLOG);
        opened.setExecutor(threads);
        opened.createContext("/health", exchange -> answer(exchange, OK, "well"));
        opened.createContext("/streams", this::streams);
        opened.start();
        return opened;
    }

    private void streams(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        switch (ill) {
            case WELL, DOWN -> answer(exchange, OK, SOUND + az);
            case ERRORS -> answer(exchange, UNAVAILABLE, "failed");
            case SOME_ERRORS -> {
                boolean fails = ThreadLocalRandom.current().nextInt(5) == 0;
                answer(exchange, fails ? UNAVAILABLE : OK, fails ? "failed" : SOUND + az);
            }
            case GARBAGE -> answer(exchange, OK, "%$&! of nobody");
            case HANG -> late(exchange, HANG);
            case SLOW -> late(exchange, SLOW);
        }
    }

    private void late(HttpExchange exchange, Duration time) throws IOException {
        try {
            if (new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("nobody counts this down");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        answer(exchange, OK, SOUND + az);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.US_ASCII);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
