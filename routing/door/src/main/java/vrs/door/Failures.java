package vrs.door;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpClosedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.nio.channels.ClosedChannelException;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Answers what no resource answered: unknown paths, wrong methods, and errors of our own, which are never shown. */
@Provider
final class Failures implements ExceptionMapper<Throwable> {
    private static final int CAUSES_MAX = 8;

    private final Logger log;
    private final String allowed;
    private final Counter gone;

    Failures(DoorConfig config, MeterRegistry metrics) {
        this.log = Logger.getLogger("vrs." + config.service() + ".failure");
        this.allowed = config.allowed();
        this.gone = Counter.builder("vrs.door.callers.gone")
                .description("connections that ended before their request was there")
                .register(metrics);
    }

    @Override
    public Response toResponse(Throwable thrown) {
        if (isGone(thrown)) {
            // Nobody reads the answer, and nothing of ours is broken.
            gone.increment();
            return Problem.BAD_REQUEST.response();
        }
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

    private static boolean isGone(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(CAUSES_MAX)
                .anyMatch(cause -> cause instanceof HttpClosedException || cause instanceof ClosedChannelException);
    }

    private Response broken(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        log.errorf(
                "event=request-broken error=\"%s\" at=%s",
                thrown.toString().replaceAll("[\\p{Cntrl}\"]", " "), trace.length == 0 ? "-" : trace[0]);
        return Problem.UNAVAILABLE.response();
    }
}
