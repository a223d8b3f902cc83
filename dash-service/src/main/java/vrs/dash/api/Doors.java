package vrs.dash.api;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import vrs.dash.answer.Refusal;
import vrs.signing.InternalCredential;

/**
 * Answers OPTIONS on every path, and hides what is internal from who lacks the credential: with any method, as if there
 * were nothing there.
 */
@Provider
@PreMatching
@NonBlocking
final class Doors implements ContainerRequestFilter {
    private static final String INTERNAL = "internal";

    private final InternalCredential credential;

    Doors(InternalCredential credential) {
        this.credential = credential;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        boolean trusted = credential.matches(request.getHeaderString(InternalCredential.HEADER));
        boolean isInternal = request.getUriInfo().getPathSegments().stream()
                .anyMatch(segment -> segment.getPath().equals(INTERNAL));
        if (isInternal && !trusted) {
            request.abortWith(Problems.response(Refusal.NOT_FOUND));
        } else if (request.getMethod().equals(HttpMethod.OPTIONS)) {
            request.abortWith(Response.noContent()
                    .header("Allow", AnswerHeaders.ALLOWED)
                    .header("Access-Control-Max-Age", "600")
                    .header(AnswerHeaders.OUTCOME, "answered")
                    .build());
        }
    }
}
