package vrs.edge;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bounds the clients' connections: how many, how long one may take for a head or an answer, how much it may ask. A time
 * runs from one event to the next, so that trickling bytes do not extend it. All calls are made on one event loop.
 */
final class Connections {
    /** What is to become of a request. */
    enum Next {
        ANSWER,
        /** It has a body, which nobody takes; the refusal ends its connection. */
        REFUSE_BODY,
        /** It comes after the end of its connection was decided. */
        DROP
    }

    /** Why an edge ended a connection by itself; what it counts as in the metrics. */
    private enum Cut {
        CONNECTIONS_MAX("connections-max"),
        SLOW_HEADERS("slow-headers"),
        SLOW_READER("slow-reader"),
        IDLE("idle"),
        REQUESTS_MAX("requests-max"),
        MALFORMED("malformed"),
        BODY("body");

        private final String id;

        Cut(String id) {
            this.id = id;
        }
    }

    private final Vertx vertx;
    private final EdgeConfig config;
    private final Map<Cut, Counter> cuts = new EnumMap<>(Cut.class);
    private final Map<HttpConnection, Turn> turns = new IdentityHashMap<>();
    private final AtomicInteger open = new AtomicInteger();

    Connections(Vertx vertx, EdgeConfig config, MeterRegistry metrics) {
        this.vertx = vertx;
        this.config = config;
        metrics.gauge("vrs_edge_connections", open);
        for (Cut reason : Cut.values()) {
            cuts.put(reason, metrics.counter("vrs_edge_connections_cut", "reason", reason.id));
        }
    }

    /** A client connected. */
    void opened(HttpConnection connection) {
        Turn turn = turns.computeIfAbsent(connection, Turn::new);
        connection.closeHandler(closed -> {
            open.decrementAndGet();
            turns.remove(connection);
            turn.stop();
        });
        if (open.incrementAndGet() > config.connectionsMax()) {
            turn.cut(Cut.CONNECTIONS_MAX);
        } else {
            turn.within(config.headReadMs(), Cut.SLOW_HEADERS);
        }
    }

    /** A head came. */
    Next begins(HttpServerRequest request) {
        Turn turn = turns.computeIfAbsent(request.connection(), Turn::new);
        if (turn.ending) {
            return Next.DROP;
        }
        turn.within(config.answerMs(), Cut.SLOW_READER);
        if (request.response().writeQueueFull()) {
            // It asks on and does not take what it was answered.
            turn.cut(Cut.SLOW_READER);
            return Next.DROP;
        }
        if (hasBody(request)) {
            turn.endsWith(request, Cut.BODY);
            return Next.REFUSE_BODY;
        }
        if (++turn.requests >= config.requestsMax()) {
            turn.endsWith(request, Cut.REQUESTS_MAX);
        } else {
            request.response().endHandler(ended -> turn.within(config.idleMs(), Cut.IDLE));
        }
        return Next.ANSWER;
    }

    /**
     * Something came that is no request; its answer ends the connection.
     *
     * @return whether it is to be answered
     */
    boolean beginsUnread(HttpServerRequest request) {
        Turn turn = turns.computeIfAbsent(request.connection(), Turn::new);
        if (turn.ending) {
            return false;
        }
        turn.within(config.answerMs(), Cut.SLOW_READER);
        turn.endsWith(request, Cut.MALFORMED);
        return true;
    }

    private static boolean hasBody(HttpServerRequest request) {
        return request.headers().contains("Transfer-Encoding")
                || !request.headers().getAll("Content-Length").stream().allMatch("0"::equals);
    }

    /** One connection: what it is waited for. */
    private final class Turn {
        private final HttpConnection connection;
        private int requests;
        private boolean ending;
        private long timer = -1;

        Turn(HttpConnection connection) {
            this.connection = connection;
        }

        void within(long ms, Cut late) {
            stop();
            timer = vertx.setTimer(ms, fired -> cut(late));
        }

        void stop() {
            vertx.cancelTimer(timer);
        }

        void cut(Cut reason) {
            ending = true;
            cuts.get(reason).increment();
            connection.close();
        }

        void endsWith(HttpServerRequest request, Cut reason) {
            ending = true;
            cuts.get(reason).increment();
            request.response().putHeader("Connection", "close");
            request.response().endHandler(ended -> connection.close());
        }
    }
}
