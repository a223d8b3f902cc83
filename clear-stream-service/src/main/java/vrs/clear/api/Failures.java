package vrs.clear.api;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.jboss.logging.Logger;

/** The framework's own refusals as problems, and what nobody expected as a 503 without a stack trace. */
@Provider
public class Failures implements ExceptionMapper<Exception> {
    private static final Logger LOG = Logger.getLogger("vrs.clear.failure");

    @Override
    public Response toResponse(Exception failure) {
        if (failure instanceof WebApplicationException refusal) {
            int status = refusal.getResponse().getStatus();
            if (status == 404) {
                return Problem.notFound();
            }
            Response problem = Problem.of(status, "bad-request", "Refused", "this request cannot be answered");
            String allow = refusal.getResponse().getHeaderString("Allow");
            return allow == null
                    ? problem
                    : Response.fromResponse(problem).header("Allow", allow).build();
        }
        LOG.warnf("event=unexpected error=%s", failure.getClass().getName());
        return Response.fromResponse(Problem.of(503, "unavailable", "Unavailable", "try again"))
                .header("Retry-After", "1")
                .build();
    }
}
