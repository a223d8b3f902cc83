package vrs.drm.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import vrs.signing.InternalCredential;

/** Everything but {@code /licence} is there only for who holds the cluster's credential. */
@Provider
@PreMatching
public class InternalDoor implements ContainerRequestFilter {
    private static final String PUBLIC = "/licence";

    private final InternalCredential credential;

    public InternalDoor(InternalCredential credential) {
        this.credential = credential;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        boolean isPublic = request.getUriInfo().getPath().equals(PUBLIC);
        if (isPublic && request.getMethod().equals("OPTIONS")) {
            request.abortWith(jakarta.ws.rs.core.Response.noContent().build());
        } else if (!isPublic && !credential.matches(request.getHeaderString(InternalCredential.HEADER))) {
            request.abortWith(Problem.notFound());
        }
    }
}
