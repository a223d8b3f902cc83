package vrs.door;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import vrs.admission.LoadReport;

/** {@code GET /internal/load}: how full this instance is, behind the credential. */
@Path(LoadReport.PATH)
public class LoadResource {
    private final DoorConfig config;

    LoadResource(DoorConfig config) {
        this.config = config;
    }

    @GET
    public Response load() {
        return Response.ok(config.limit().load().text(), MediaType.TEXT_PLAIN_TYPE.withCharset("utf-8"))
                .header(Headers.OUTCOME, Headers.ANSWERED)
                .build();
    }
}
