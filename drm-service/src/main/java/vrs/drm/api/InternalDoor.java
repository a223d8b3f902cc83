package vrs.drm.api;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import vrs.signing.InternalCredential;

/**
 * Hides all but {@code /licence} from who lacks the cluster's credential: with any method, as if there were nothing
 * there. Answers a browser's preflight for {@code /licence}.
 */
@Provider
@PreMatching
final class InternalDoor implements ContainerRequestFilter {
    private static final String PUBLIC = "/licence";

    private final InternalCredential credential;

    InternalDoor(InternalCredential credential) {
        this.credential = credential;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        boolean isPublic = request.getUriInfo().getPath().equals(PUBLIC);
        if (!isPublic && !credential.matches(request.getHeaderString(InternalCredential.HEADER))) {
            request.abortWith(Problem.NOT_FOUND.response());
        } else if (request.getMethod().equals(HttpMethod.OPTIONS)) {
            request.abortWith(Response.noContent()
                    .header("Access-Control-Max-Age", "600")
                    .header(Headers.OUTCOME, Headers.ANSWERED)
                    .build());
        }
    }
}
