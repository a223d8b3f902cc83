package vrs.clear.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code GET /internal/ready}: what other processes ask, behind the credential. Whoever answers is ready. */
@Path("/internal/ready")
public class ReadyResource {
    @GET
    @RunOnVirtualThread
    public Response ready() {
        return Response.ok("{\"status\":\"UP\"}", MediaType.APPLICATION_JSON)
                .header(Headers.OUTCOME, Headers.ANSWERED)
                .build();
    }
}
