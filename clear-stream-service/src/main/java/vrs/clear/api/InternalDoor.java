package vrs.clear.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import vrs.signing.InternalCredential;

/** Nothing here is public: who lacks the cluster's credential finds nothing. */
@Provider
@PreMatching
final class InternalDoor implements ContainerRequestFilter {
    private final InternalCredential credential;

    InternalDoor(InternalCredential credential) {
        this.credential = credential;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!credential.matches(request.getHeaderString(InternalCredential.HEADER))) {
            request.abortWith(Problem.NOT_FOUND.response());
        }
    }
}
