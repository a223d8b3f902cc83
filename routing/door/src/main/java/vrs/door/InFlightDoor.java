package vrs.door;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import vrs.admission.AdmissionController;
import vrs.admission.Permit;
import vrs.admission.Rejected;
import vrs.signing.InternalCredential;

/**
 * Refuses what is more than this instance takes at once: before anything of the request but its head was read. What asks
 * how the process is, is always let in; and a stranger takes no place, because the next door shows him out.
 */
@Singleton
final class InFlightDoor {
    private static final String ABOUT_THE_PROCESS = "/internal/";
    private static final String BODY = Problem.OVERLOADED.body();

    private final DoorConfig config;
    private final InternalCredential credential;
    private final String served;
    private final Counter shed;

    InFlightDoor(DoorConfig config, InternalCredential credential, MeterRegistry metrics) {
        this.config = config;
        this.credential = credential;
        this.served = config.served(Headers.OVERLOAD);
        this.shed = Counter.builder("vrs.door.shed")
                .description("requests refused because too many were in flight")
                .register(metrics);
        Gauge.builder("vrs.door.in.flight", config.limit(), AdmissionController::inFlight)
                .description("requests that are being answered")
                .register(metrics);
    }

    void register(@Observes Filters filters) {
        filters.register(this::arrive, AnswerHeaders.FIRST - 1);
    }

    private void arrive(RoutingContext context) {
        if (!isForTheService(context)) {
            context.next();
            return;
        }
        switch (config.limit().enter()) {
            case Permit permit -> {
                // Also when the caller goes away before its answer.
                context.addEndHandler(_ -> permit.close());
                context.next();
            }
            case Rejected rejected -> refuse(context, rejected);
        }
    }

    private boolean isForTheService(RoutingContext context) {
        String path = context.normalizedPath();
        return !path.startsWith(ABOUT_THE_PROCESS)
                && (config.publicPaths().contains(path)
                        || credential.matches(context.request().getHeader(InternalCredential.HEADER)));
    }

    private void refuse(RoutingContext context, Rejected rejected) {
        shed.increment();
        MultiMap headers = context.response().headers();
        headers.set("Content-Type", Problem.TYPE);
        headers.set("Retry-After", Long.toString(rejected.retryAfter().toSeconds()));
        headers.set(Headers.OUTCOME, Headers.SHED);
        headers.set(Headers.REASON, Headers.OVERLOAD);
        headers.set(Headers.SERVED, served);
        context.response().setStatusCode(Problem.OVERLOADED.status()).end(BODY);
    }
}
