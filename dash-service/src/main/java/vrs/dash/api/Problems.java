package vrs.dash.api;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import org.jboss.logging.Logger;
import vrs.dash.answer.Problem;
import vrs.dash.answer.Refusal;
import vrs.dash.upstream.LoweredReason;

/** Answers what no resource answered: unknown paths, wrong methods, and errors of our own, which are never shown. */
@Provider
final class Problems implements ExceptionMapper<Throwable> {
    static final String RETRY_AFTER_SECONDS = "1";

    private static final Logger LOG = Logger.getLogger(Problems.class);

    @Override
    public Response toResponse(Throwable thrown) {
        if (!(thrown instanceof WebApplicationException refused)) {
            return broken(thrown);
        }
        int status = refused.getResponse().getStatus();
        if (status == Refusal.NOT_FOUND.status()) {
            return response(Refusal.NOT_FOUND);
        }
        if (status == Refusal.METHOD_NOT_ALLOWED.status()) {
            return response(Refusal.METHOD_NOT_ALLOWED);
        }
        return Response.Status.Family.familyOf(status) == Response.Status.Family.CLIENT_ERROR
                ? response(Refusal.BAD_REQUEST)
                : broken(thrown);
    }

    private static Response broken(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        LOG.errorf(
                "event=request-broken error=\"%s\" at=%s",
                thrown.toString().replaceAll("[\\p{Cntrl}\"]", " "), trace.length == 0 ? "-" : trace[0]);
        return response(Refusal.UNAVAILABLE);
    }

    static Response response(Refusal refusal) {
        Response.ResponseBuilder response = Response.status(refusal.status())
                .header("Content-Type", Problem.TYPE)
                .entity(Problem.of(refusal, Optional.empty()).write());
        if (refusal == Refusal.METHOD_NOT_ALLOWED) {
            response.header("Allow", AnswerHeaders.ALLOWED);
        }
        response.header(AnswerHeaders.OUTCOME, refusal.outcome());
        if (refusal.isOurs()) {
            response.header("Retry-After", RETRY_AFTER_SECONDS)
                    .header(AnswerHeaders.REASON, LoweredReason.DASH_UNAVAILABLE.id());
        }
        return response.build();
    }
}
