package vrs.dash.api;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import vrs.admission.AdmissionController;
import vrs.admission.Permit;
import vrs.admission.Rejected;
import vrs.admission.TrafficClass;
import vrs.dash.answer.Problem;
import vrs.dash.answer.Refusal;
import vrs.dash.answer.Served;
import vrs.dash.upstream.LoweredReason;
import vrs.signing.InternalCredential;

/**
 * Lets a request in or refuses it, before anything is parsed, verified or asked: a refusal that cost as much as an answer
 * would help nobody. What is internal, and questions about methods, always come in.
 */
@Singleton
final class Entrance {
    private static final int AFTER_HEADERS = 9_000;
    private static final String INTERNAL = "/internal/";

    private final AdmissionController limit;
    private final InternalCredential credential;
    private final String served;
    private final Plays plays;
    private final Map<TrafficClass, byte[]> bodies = new EnumMap<>(TrafficClass.class);

    Entrance(AdmissionController limit, InternalCredential credential, Served.Instance self, Plays plays) {
        this.limit = limit;
        this.credential = credential;
        this.served = Served.nothing(self, "-", LoweredReason.OVERLOAD).header();
        this.plays = plays;
        for (TrafficClass each : TrafficClass.values()) {
            bodies.put(each, Problem.of(Refusal.shed(each), Optional.empty()).write());
        }
    }

    void register(@Observes Filters filters) {
        filters.register(this::enter, AFTER_HEADERS);
    }

    private void enter(RoutingContext context) {
        if (context.request().method() == HttpMethod.OPTIONS
                || context.request().path().startsWith(INTERNAL)) {
            context.next();
            return;
        }
        switch (limit.enter(trafficClass(context))) {
            case Permit permit -> {
                Place place = new Place(limit, permit);
                place.note(context);
                context.addEndHandler(_ -> place.close());
                context.next();
            }
            case Rejected rejected -> refuse(context, rejected);
        }
    }

    /** The gateway says it; whoever comes past the gateway is taken for a viewer who plays. */
    private TrafficClass trafficClass(RoutingContext context) {
        String said = context.request().getHeader("VRS-Class");
        return said != null && credential.matches(context.request().getHeader(InternalCredential.HEADER))
                ? TrafficClass.of(said).orElse(TrafficClass.PLAY)
                : TrafficClass.PLAY;
    }

    private void refuse(RoutingContext context, Rejected rejected) {
        Refusal refusal = Refusal.shed(rejected.trafficClass());
        byte[] body = bodies.get(rejected.trafficClass());
        plays.shed(rejected.trafficClass());
        HttpServerResponse response = context.response()
                .setStatusCode(refusal.status())
                .putHeader("Content-Type", Problem.TYPE)
                .putHeader("Content-Length", Integer.toString(body.length))
                .putHeader("Retry-After", Long.toString(rejected.retryAfter().toSeconds()))
                .putHeader(Served.HEADER, served)
                .putHeader(AnswerHeaders.OUTCOME, refusal.outcome())
                .putHeader(AnswerHeaders.REASON, LoweredReason.OVERLOAD.id());
        if (context.request().method() == HttpMethod.HEAD) {
            response.end();
        } else {
            response.end(Buffer.buffer(body));
        }
    }
}
