package vrs.door;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import vrs.signing.InternalCredential;

/**
 * Hides all but the public paths from who lacks the cluster's credential: with any method, as if there were nothing
 * there. Answers a browser's preflight where there is something public.
 */
@Provider
@PreMatching
@NonBlocking
final class InternalDoor implements ContainerRequestFilter {
    private final DoorConfig config;
    private final InternalCredential credential;

    InternalDoor(DoorConfig config, InternalCredential credential) {
        this.config = config;
        this.credential = credential;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        boolean isPublic = config.publicPaths().contains(request.getUriInfo().getPath());
        if (!isPublic && !credential.matches(request.getHeaderString(InternalCredential.HEADER))) {
            request.abortWith(Problem.NOT_FOUND.response());
        } else if (config.hasPublic() && request.getMethod().equals(HttpMethod.OPTIONS)) {
            request.abortWith(Response.noContent()
                    .header("Access-Control-Max-Age", "600")
                    .header(Headers.OUTCOME, Headers.ANSWERED)
                    .build());
        }
    }
}
