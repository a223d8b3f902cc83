package vrs.door;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import vrs.process.Traceparent;

/**
 * Puts the headers of the contract on every answer of the traffic port, whoever made it: the service, refusals, unknown
 * paths, wrong methods and our own failures.
 */
@Singleton
final class AnswerHeaders {
    /** Before all others; who comes next has a lower one. */
    static final int FIRST = 10_000;

    private static final double NANOS_PER_MS = 1e6;
    private static final int STATUS_FAILED_MIN = 500;

    private final String served;
    private final String timing;
    private final Traceparent traceparent;
    private final LongSupplier nanoTicker;

    AnswerHeaders(DoorConfig config, RandomGenerator random, LongSupplier nanoTicker) {
        this.served = config.served("none");
        this.timing = config.service() + ";dur=%.1f";
        this.traceparent = new Traceparent(random);
        this.nanoTicker = nanoTicker;
    }

    void register(@Observes Filters filters) {
        filters.register(this::arrive, FIRST);
    }

    private void arrive(RoutingContext context) {
        long startNanos = nanoTicker.getAsLong();
        String trace =
                traceparent.keptOrMade(Optional.ofNullable(context.request().getHeader(Traceparent.HEADER)));
        context.addHeadersEndHandler(_ -> complete(context, trace, startNanos));
        context.next();
    }

    private void complete(RoutingContext context, String trace, long startNanos) {
        MultiMap headers = context.response().headers();
        if (!headers.contains(Headers.SERVED)) {
            headers.set(Headers.SERVED, served);
        }
        if (!headers.contains(Headers.OUTCOME)) {
            headers.set(Headers.OUTCOME, outcome(context.response().getStatusCode()));
        }
        double elapsedMs = (nanoTicker.getAsLong() - startNanos) / NANOS_PER_MS;
        headers.set("Server-Timing", String.format(Locale.ROOT, timing, elapsedMs));
        headers.set(Traceparent.HEADER, trace);
        headers.set("Cache-Control", "private, no-store");
        headers.set("Vary", "Authorization, Accept, Origin");
        headers.set("Access-Control-Allow-Origin", "*");
        headers.set("Access-Control-Allow-Methods", Headers.ALLOW_METHODS);
        headers.set("Access-Control-Allow-Headers", Headers.ALLOW_HEADERS);
        headers.set("Access-Control-Expose-Headers", Headers.EXPOSE_HEADERS);
    }

    private static String outcome(int status) {
        return status >= STATUS_FAILED_MIN ? Headers.FAILED : Headers.DENIED;
    }
}
