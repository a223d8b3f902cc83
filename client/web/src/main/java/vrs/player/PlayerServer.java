package vrs.player;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** The player page's port, on loopback. Open from {@link #start} until {@link #close}. */
public final class PlayerServer implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int IDLE_SECONDS = 60;

    private final Vertx vertx;
    private final HttpServer server;

    private PlayerServer(Vertx vertx, HttpServer server) {
        this.vertx = vertx;
        this.server = server;
    }

    /**
     * Starts to answer.
     *
     * @param metrics counts answers by status
     * @throws IOException when the port is taken
     */
    public static PlayerServer start(PlayerConfig config, PageOrigins origins, MeterRegistry metrics)
            throws IOException, InterruptedException {
        Vertx vertx = Vertx.vertx(new VertxOptions()
                // Enough for a page on loopback, and each loop keeps buffers of its own.
                .setEventLoopPoolSize(1)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        Router router = new PageRoutes(config, origins).router(vertx);
        router.route().order(-1).handler(context -> count(context, metrics));
        HttpServer server = vertx.createHttpServer(new HttpServerOptions()
                        .setHost(LOOPBACK)
                        .setPort(config.port())
                        .setIdleTimeout(IDLE_SECONDS)
                        // HTTP/1.1 only; half an upgrade would be answered without an end.
                        .setHttp2ClearTextEnabled(false))
                .requestHandler(router);
        try {
            outcome(server.listen().toCompletionStage().toCompletableFuture());
        } catch (IOException e) {
            outcome(vertx.close().toCompletionStage().toCompletableFuture());
            throw e;
        }
        return new PlayerServer(vertx, server);
    }

    /** The port that it listens on. */
    public int port() {
        return server.actualPort();
    }

    private static void count(RoutingContext context, MeterRegistry metrics) {
        context.addHeadersEndHandler(ready -> metrics.counter(
                        "vrs.player.answers",
                        "status",
                        Integer.toString(context.response().getStatusCode()))
                .increment());
        context.next();
    }

    private static void outcome(Future<?> done) throws IOException, InterruptedException {
        try {
            done.get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e.getCause());
        }
    }

    @Override
    public void close() throws IOException {
        try {
            outcome(vertx.close().toCompletionStage().toCompletableFuture());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
