package vrs.player;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.stream.Collectors;

/**
 * What a browser may do with the page: run our scripts only, talk to the listed origins only, be framed by nobody.
 *
 * @param policy value of Content-Security-Policy
 */
record SecurityHeaders(String policy) implements Handler<RoutingContext> {
    static SecurityHeaders of(PageOrigins origins) {
        String connect = origins.all().collect(Collectors.joining(" "));
        // blob: is the media source; data: the icon that stands in the page, and the empty track that cues are added
        // to.
        return new SecurityHeaders("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                + "media-src blob: data:; connect-src 'self' " + connect
                + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    }

    @Override
    public void handle(RoutingContext context) {
        context.response()
                .putHeader("Content-Security-Policy", policy)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
        context.next();
    }
}
