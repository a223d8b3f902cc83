package vrs.door;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import vrs.process.ReadyState;

/** {@code GET /internal/ready}: what other processes ask, behind the credential. */
@Path("/internal/ready")
public class ReadyResource {
    private final DoorConfig config;
    private final ReadyState state;

    ReadyResource(DoorConfig config, ReadyState state) {
        this.config = config;
        this.state = state;
    }

    @GET
    @RunOnVirtualThread
    public Response ready() {
        boolean isUp = config.isUp(state);
        return Response.status(isUp ? 200 : 503)
                .type(MediaType.APPLICATION_JSON)
                .header(Headers.OUTCOME, isUp ? Headers.ANSWERED : Headers.FAILED)
                .entity("{\"status\":\"" + (isUp ? "UP" : "DOWN") + "\"}")
                .build();
    }
}
