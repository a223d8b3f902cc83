package vrs.door;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * What becomes of a request whose connection is lost before it is answered. Quarkus would write to its position from the
 * thread of the connection; when the thread of the request counts on at that moment, the position is past the end, and
 * the request runs for ever and takes a core (https://github.com/quarkusio/quarkus/issues/55116; goes when that is
 * mended).
 */
final class LostConnections {
    private static final int FIRST = 0;
    /** Nobody reads it; the number is what others use for this. */
    private static final int GONE = 499;

    /** Non-blocking, so that it runs on the thread of the connection, before the request has one of its own. */
    @ServerRequestFilter(nonBlocking = true, priority = FIRST)
    public void keepPosition(RoutingContext request) {
        request.response().closeHandler(null);
    }

    /** On the thread of the request, which may have waited for it: nothing is done for nobody. */
    @ServerRequestFilter
    public Optional<Response> leave(RoutingContext request) {
        return request.response().closed() ? Optional.of(Response.status(GONE).build()) : Optional.empty();
    }
}
