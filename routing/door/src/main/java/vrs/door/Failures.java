package vrs.door;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.jboss.logging.Logger;

/** Answers what no resource answered: unknown paths, wrong methods, and errors of our own, which are never shown. */
@Provider
final class Failures implements ExceptionMapper<Throwable> {
    private final Logger log;
    private final String allowed;

    Failures(DoorConfig config) {
        this.log = Logger.getLogger("vrs." + config.service() + ".failure");
        this.allowed = config.allowed();
    }

    @Override
    public Response toResponse(Throwable thrown) {
        if (!(thrown instanceof WebApplicationException refused)) {
            return broken(thrown);
        }
        Response made = refused.getResponse();
        if (made.getStatus() == Problem.NOT_FOUND.status()) {
            return Problem.NOT_FOUND.response();
        }
        if (made.getStatus() == Problem.METHOD_NOT_ALLOWED.status()) {
            return Response.fromResponse(Problem.METHOD_NOT_ALLOWED.response())
                    .header("Allow", allowed)
                    .build();
        }
        return Response.Status.Family.familyOf(made.getStatus()) == Response.Status.Family.CLIENT_ERROR
                ? Problem.BAD_REQUEST.response()
                : broken(thrown);
    }

    private Response broken(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        log.errorf(
                "event=request-broken error=\"%s\" at=%s",
                thrown.toString().replaceAll("[\\p{Cntrl}\"]", " "), trace.length == 0 ? "-" : trace[0]);
        return Problem.UNAVAILABLE.response();
    }
}
