package vrs.dash.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import vrs.admission.AdmissionController;
import vrs.admission.LoadReport;

/** {@code GET /internal/load}: how full this process is. {@link Doors} lets in who has the credential. */
@Path(LoadReport.PATH)
public final class LoadResource {
    private final AdmissionController limit;

    LoadResource(AdmissionController limit) {
        this.limit = limit;
    }

    /** The report as text. */
    @GET
    public Response load() {
        return Response.ok(limit.load().text())
                .header("Content-Type", "text/plain")
                .header(AnswerHeaders.OUTCOME, "answered")
                .build();
    }
}
