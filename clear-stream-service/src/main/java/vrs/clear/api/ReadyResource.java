package vrs.clear.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code GET /internal/ready}: what other processes ask, behind the credential. Whoever answers is ready. */
@Path("/internal/ready")
public class ReadyResource {
    @GET
    public Response ready() {
        return Response.ok("{\"status\":\"UP\"}", MediaType.APPLICATION_JSON).build();
    }
}
