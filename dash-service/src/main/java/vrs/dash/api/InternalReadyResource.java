package vrs.dash.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** {@code GET /internal/ready}: what gateways ask. {@link Doors} lets in who has the credential. */
@Path("/internal/ready")
public final class InternalReadyResource {
    private final CloudReadiness state;

    InternalReadyResource(CloudReadiness state) {
        this.state = state;
    }

    /** 200 while this process may be given requests, else 503. */
    @GET
    public Response ready() {
        boolean isReady = state.isReady();
        return Response.status(isReady ? 200 : 503)
                .header("Content-Type", "application/json")
                .header(AnswerHeaders.OUTCOME, isReady ? "answered" : "failed")
                .entity("{\"status\":\"" + (isReady ? "UP" : "DOWN") + "\"}")
                .build();
    }
}
