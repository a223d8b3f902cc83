package vrs.player;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import vrs.topology.Cdn;

/** What the player page's port answers to which path. */
final class PageRoutes {
    private static final String JSON = "application/json";
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int FAULT = 500;
    private static final Pattern ESCAPED = Pattern.compile("(?:[^%\\x00]++|%(?!00)[0-9A-Fa-f]{2})*+");

    private final PlayerConfig config;
    private final PageOrigins origins;

    PageRoutes(PlayerConfig config, PageOrigins origins) {
        this.config = config;
        this.origins = origins;
    }

    Router router(Vertx vertx) {
        Router router = Router.router(vertx);
        router.route().failureHandler(PageRoutes::refuse);
        router.route().handler(SecurityHeaders.of(origins));
        router.route().handler(PageRoutes::refuseBadEscapes);
        router.route().handler(context -> {
            // A cluster that was built anew shows its new page at once; an unchanged file still costs a 304 only.
            context.addHeadersEndHandler(ready -> context.response().putHeader("Cache-Control", cacheControl(context)));
            context.next();
        });
        read(router, "/samples.json").handler(context -> document(context, config.samples()));
        read(router, "/openapi").handler(context -> document(context, config.openApi()));
        read(router, "/config.json")
                .handler(context -> json(context, pageConfig().toBuffer()));
        read(router, "/demo-token").blockingHandler(this::demoToken);
        router.routeWithRegex(".*/\\..*").handler(context -> context.fail(NOT_FOUND));
        router.route().method(HttpMethod.GET).method(HttpMethod.HEAD).handler(page());
        return router;
    }

    private static Route read(Router router, String path) {
        return router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD);
    }

    /** The handler would take a home such as {@code .vrs} for hidden, and the whole page with it. */
    private StaticHandler page() {
        return StaticHandler.create(FileSystemAccess.ROOT, config.webRoot().toString())
                .setIncludeHidden(true)
                .setDirectoryListing(false)
                .setFilesReadOnly(false)
                .setCachingEnabled(true);
    }

    /** A public document that any page may read. */
    private static void document(RoutingContext context, Path file) {
        context.vertx()
                .fileSystem()
                .readFile(file.toString())
                .onFailure(context::fail)
                .onSuccess(text -> {
                    context.response().putHeader("Access-Control-Allow-Origin", "*");
                    json(context, text);
                });
    }

    private JsonObject pageConfig() {
        JsonArray cdns = new JsonArray();
        for (Cdn cdn : origins.cdns()) {
            cdns.add(new JsonObject().put("name", cdn.name()).put("origin", cdn.origin()));
        }
        return new JsonObject()
                .put("main", origins.main())
                .put("retry", origins.retry())
                .put("retryOrigins", new JsonArray(origins.retries()))
                .put("cdns", cdns)
                .put("plans", new JsonArray(config.demoTokens().plans()));
    }

    private void demoToken(RoutingContext context) {
        String plan =
                context.queryParams().contains("plan") ? context.queryParams().get("plan") : "";
        if (!isLocal(context)) {
            context.fail(NOT_FOUND);
            return;
        }
        token(plan)
                .ifPresentOrElse(
                        token -> json(
                                context,
                                new JsonObject()
                                        .put("plan", plan)
                                        .put("token", token)
                                        .toBuffer()),
                        () -> context.fail(NOT_FOUND));
    }

    private Optional<String> token(String plan) {
        try {
            return config.demoTokens().token(plan);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A foreign name that was made to point at loopback must not read tokens. */
    private static boolean isLocal(RoutingContext context) {
        String host = context.request().authority() == null
                ? ""
                : context.request().authority().host().toLowerCase(Locale.ROOT);
        return List.of("127.0.0.1", "localhost", "[::1]", "::1").contains(host) || host.endsWith(".localhost");
    }

    private static String cacheControl(RoutingContext context) {
        return context.normalizedPath().equals("/demo-token") ? "private, no-store" : "no-cache";
    }

    /** Vert.x would give HEAD a body, so only its length is said then. */
    private static void json(RoutingContext context, Buffer body) {
        context.response().putHeader("Content-Type", JSON);
        if (context.request().method() == HttpMethod.HEAD) {
            context.response()
                    .putHeader("Content-Length", Integer.toString(body.length()))
                    .end();
        } else {
            context.response().end(body);
        }
    }

    /** The router would throw where it decodes such a target, and answer nothing. */
    private static void refuseBadEscapes(RoutingContext context) {
        if (ESCAPED.matcher(context.request().uri()).matches()) {
            context.next();
        } else {
            context.fail(BAD_REQUEST);
        }
    }

    /** A path that is not there is no fault of ours: it is answered and not logged. */
    private static void refuse(RoutingContext context) {
        if (context.statusCode() >= BAD_REQUEST && context.statusCode() < FAULT) {
            context.response().setStatusCode(context.statusCode()).end();
        } else {
            context.next();
        }
    }
}
