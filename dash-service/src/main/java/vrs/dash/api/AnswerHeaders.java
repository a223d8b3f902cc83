package vrs.dash.api;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import vrs.dash.answer.Served;
import vrs.process.Traceparent;

/**
 * Puts the headers of the contract on every answer of the traffic port, whoever made it: plays, refusals, unknown paths,
 * wrong methods and our own failures.
 */
@Singleton
final class AnswerHeaders {
    static final String ALLOWED = "GET, HEAD, OPTIONS";
    static final String OUTCOME = "VRS-Outcome";
    static final String REASON = "VRS-Reason";

    private static final int FIRST = 10_000;
    private static final double NANOS_PER_MS = 1e6;
    private static final int STATUS_FAILED_MIN = 500;

    private final Served.Instance self;
    private final Traceparent traceparent;
    private final LongSupplier nanoTicker;

    AnswerHeaders(Served.Instance self, Traceparent traceparent, LongSupplier nanoTicker) {
        this.self = self;
        this.traceparent = traceparent;
        this.nanoTicker = nanoTicker;
    }

    void register(@Observes Filters filters) {
        filters.register(this::arrive, FIRST);
    }

    private void arrive(RoutingContext context) {
        String came = context.request().getHeader(Traceparent.HEADER);
        new Arrival(nanoTicker.getAsLong(), traceparent.keptOrMade(Optional.ofNullable(came))).note(context);
        context.addHeadersEndHandler(_ -> complete(context));
        context.next();
    }

    private void complete(RoutingContext context) {
        MultiMap headers = context.response().headers();
        Arrival arrival = Arrival.of(context);
        if (!headers.contains(Served.HEADER)) {
            headers.set(Served.HEADER, Served.nothing(self).header());
        }
        if (!headers.contains(OUTCOME)) {
            int status = context.response().getStatusCode();
            headers.set(OUTCOME, status >= STATUS_FAILED_MIN ? "failed" : "denied");
        }
        double elapsedMs = (nanoTicker.getAsLong() - arrival.startNanos()) / NANOS_PER_MS;
        headers.set("Server-Timing", String.format(Locale.ROOT, "dash;dur=%.1f", elapsedMs));
        headers.set(Traceparent.HEADER, arrival.traceparent());
        headers.set("Cache-Control", "private, no-store");
        headers.set("Vary", "Authorization, Accept, Origin");
        headers.set("Access-Control-Allow-Origin", "*");
        headers.set("Access-Control-Allow-Methods", "GET, HEAD, POST, OPTIONS");
        headers.set("Access-Control-Allow-Headers", "Authorization, Content-Type, Accept, Range, traceparent");
        headers.set("Access-Control-Expose-Headers", "VRS-Served, VRS-Retry, Retry-After, Server-Timing");
    }
}
