package vrs.edge;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import vrs.edge.Delivery.Decision;
import vrs.process.EventLog;

/** The HTTP side of an edge. Every answer carries CORS headers; all handlers run on one event loop. */
final class EdgeServer {
    private static final List<HttpMethod> ALLOWED = List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final EdgeConfig config;
    private final Delivery delivery;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final EventLog log;

    EdgeServer(EdgeConfig config, Delivery delivery, Clock clock, MeterRegistry metrics, EventLog log) {
        this.config = config;
        this.delivery = delivery;
        this.clock = clock;
        this.metrics = metrics;
        this.log = log;
    }

    HttpServer create(Vertx vertx) {
        HttpServerOptions options = new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(config.port())
                .setMaxInitialLineLength(config.lineBytesMax())
                .setMaxHeaderSize(config.headerBytesMax())
                // HTTP/1.1 only; with the upgrade allowed a connection would count only after its first bytes.
                .setHttp2ClearTextEnabled(false)
                .setCompressionSupported(false)
                .setTcpNoDelay(true);
        Connections connections = new Connections(vertx, config, metrics);
        return vertx.createHttpServer(options)
                .connectionHandler(connections::opened)
                .invalidRequestHandler(request -> {
                    if (connections.beginsUnread(request)) {
                        allowEverybody(request.response());
                        int status = statusOf(request.decoderResult().cause());
                        end(request.response(), status, "no HTTP that is read here\n");
                    }
                })
                .requestHandler(request -> {
                    allowEverybody(request.response());
                    switch (connections.begins(request)) {
                        case ANSWER -> answer(request);
                        case REFUSE_BODY -> refuseBody(request);
                        case DROP -> {
                            // Nobody waits for it.
                        }
                    }
                });
    }

    private static int statusOf(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return 414;
        }
        return cause instanceof TooLongHttpHeaderException ? 431 : 400;
    }

    private static void allowEverybody(HttpServerResponse response) {
        response.putHeader("Access-Control-Allow-Origin", "*")
                .putHeader("Access-Control-Allow-Methods", "GET, HEAD, POST, OPTIONS")
                .putHeader("Access-Control-Allow-Headers", "Authorization, Content-Type, Accept, Range, traceparent")
                .putHeader(
                        "Access-Control-Expose-Headers",
                        "VRS-Served, VRS-Retry, Retry-After, Server-Timing, Content-Range, Content-Length");
    }

    private void refuseBody(HttpServerRequest request) {
        if (ALLOWED.contains(request.method())) {
            end(request.response(), 413, "no body is taken here\n");
        } else {
            answer(request);
        }
    }

    private void answer(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        if (request.method() == HttpMethod.OPTIONS) {
            response.putHeader("Access-Control-Max-Age", "86400");
            end(response, 204, "");
        } else if (!ALLOWED.contains(request.method())) {
            response.putHeader("Allow", "GET, HEAD, OPTIONS");
            end(response, 405, "method not allowed\n");
        } else {
            deliver(request, response);
        }
    }

    private void deliver(HttpServerRequest request, HttpServerResponse response) {
        try {
            switch (delivery.decide(request.path())) {
                case Decision.Forbidden forbidden -> {
                    metrics.counter(
                                    "vrs_edge_refused",
                                    "reason",
                                    forbidden.reason().name())
                            .increment();
                    end(response, 403, "forbidden\n");
                }
                case Decision.Gone gone -> end(response, 410, "withdrawn\n");
                case Decision.Absent absent -> end(response, 404, "not found\n");
                case Decision.Serve serve -> serve(request, response, serve);
            }
        } catch (IOException e) {
            log.warn("media-unreadable", "error", e.getClass().getSimpleName());
            end(response, 503, "unavailable\n");
        }
    }

    private void serve(HttpServerRequest request, HttpServerResponse response, Decision.Serve serve) {
        MediaFiles.MediaFile file = serve.file();
        long age = Math.clamp(serve.expirySeconds() - clock.instant().getEpochSecond(), 0, config.cacheSecondsMax());
        String etag = "\"" + Long.toHexString(file.modifiedMs()) + "-" + Long.toHexString(file.sizeBytes()) + "\"";
        response.putHeader("Cache-Control", "public, max-age=" + age)
                .putHeader("ETag", etag)
                .putHeader("Accept-Ranges", "bytes");
        if (matches(request.getHeader("If-None-Match"), etag)) {
            end(response, 304, "");
            return;
        }
        response.putHeader("Content-Type", serve.contentType());
        String range = request.getHeader("If-Range") == null || etag.equals(request.getHeader("If-Range"))
                ? request.getHeader("Range")
                : null;
        switch (ByteRange.of(range, file.sizeBytes())) {
            case ByteRange.Unsatisfiable unsatisfiable -> {
                response.putHeader("Content-Range", "bytes */" + file.sizeBytes());
                end(response, 416, "");
            }
            case ByteRange.Part part -> {
                response.putHeader(
                        "Content-Range", "bytes " + part.first() + "-" + part.last() + "/" + file.sizeBytes());
                send(request, response.setStatusCode(206), file, part.first(), part.length());
            }
            case ByteRange.Whole whole -> send(request, response, file, 0, file.sizeBytes());
        }
    }

    private void send(
            HttpServerRequest request, HttpServerResponse response, MediaFiles.MediaFile file, long from, long length) {
        count(response.getStatusCode());
        if (request.method() == HttpMethod.HEAD) {
            response.putHeader("Content-Length", Long.toString(length)).end();
            return;
        }
        metrics.counter("vrs_edge_bytes").increment(length);
        response.sendFile(file.path().toString(), from, length)
                .onFailure(failure ->
                        log.warn("send-failed", "error", failure.getClass().getSimpleName()));
    }

    private void end(HttpServerResponse response, int status, String text) {
        count(status);
        response.setStatusCode(status);
        if (text.isEmpty()) {
            response.end();
        } else {
            response.putHeader("Content-Type", "text/plain; charset=utf-8").end(text);
        }
    }

    private void count(int status) {
        metrics.counter("vrs_edge_requests", "status", Integer.toString(status)).increment();
    }

    private static boolean matches(String ifNoneMatch, String etag) {
        if (ifNoneMatch == null) {
            return false;
        }
        for (String candidate : ifNoneMatch.split(",")) {
            if (candidate.strip().equals(etag) || candidate.strip().equals("*")) {
                return true;
            }
        }
        return false;
    }
}
