package vrs.dash.api;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import vrs.admission.TrafficClass;
import vrs.dash.answer.Refusal;
import vrs.dash.answer.Reply;
import vrs.dash.answer.Served;

/** {@code GET /dash}: from HTTP to {@link RequestPath} and back. */
@Path("/dash")
public final class DashResource {
    private final CurrentVertxRequest current;
    private final Inbounds inbounds;
    private final RequestPath path;
    private final Plays plays;

    DashResource(CurrentVertxRequest current, Inbounds inbounds, RequestPath path, Plays plays) {
        this.current = current;
        this.inbounds = inbounds;
        this.path = path;
        this.plays = plays;
    }

    /** A play, or why there is none. */
    @GET
    @RunOnVirtualThread
    public Response dash() {
        RoutingContext context = current.getCurrent();
        Inbound inbound = inbounds.read(context);
        DashParameters.Outcome parsed =
                DashParameters.parse(inbound.rawQuery(), inbound.accept(), inbound.secPurpose());
        Reply reply = path.answer(parsed, inbound);
        Optional<TrafficClass> lowered = inbound.place().loweredTo();
        if (!inbounds.isRehearsal(context.request())) {
            plays.replied(parsed, lowered.or(inbound::trafficClass), reply);
        }
        return response(reply, lowered);
    }

    private static Response response(Reply reply, Optional<TrafficClass> lowered) {
        Response.ResponseBuilder response = Response.status(reply.status())
                .header("Content-Type", reply.type())
                .header(Served.HEADER, reply.served().header())
                .entity(reply.body());
        lowered.ifPresent(to -> response.header("VRS-Class", to.id()));
        switch (reply) {
            case Reply.Playing _ -> response.header(AnswerHeaders.OUTCOME, "answered");
            case Reply.Refused refused -> outcome(response, refused);
        }
        return response.build();
    }

    private static void outcome(Response.ResponseBuilder response, Reply.Refused refused) {
        Refusal refusal = refused.problem().refusal();
        response.header(AnswerHeaders.OUTCOME, refusal.outcome());
        if (refusal.isOurs()) {
            response.header(AnswerHeaders.REASON, refused.served().reason().id())
                    .header("Retry-After", Problems.RETRY_AFTER_SECONDS);
        }
    }
}
