package vrs.drm.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import vrs.drm.ProbeLicence;

/** {@code GET /internal/ready}: what other processes ask, behind the credential. */
@Path("/internal/ready")
public class ReadyResource {
    private final ProbeLicence probe;

    public ReadyResource(ProbeLicence probe) {
        this.probe = probe;
    }

    @GET
    public Response ready() {
        boolean up = probe.succeeds();
        return Response.status(up ? 200 : 503)
                .type(MediaType.APPLICATION_JSON)
                .entity("{\"status\":\"" + (up ? "UP" : "DOWN") + "\"}")
                .build();
    }
}
