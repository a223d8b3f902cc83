package vrs.clear.api;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import vrs.clear.ClearAddresses;
import vrs.clear.StreamsAnswer;
import vrs.clear.StreamsRequest;
import vrs.control.DenyListWatch;

/** {@code POST /clear/streams}: clear addresses, for dash only ({@link InternalDoor} keeps others out). */
@Path("/clear/streams")
public class StreamsResource {
    private final ClearAddresses addresses;
    private final DenyListWatch denyList;
    private final MeterRegistry metrics;

    public StreamsResource(ClearAddresses addresses, DenyListWatch denyList, MeterRegistry metrics) {
        this.addresses = addresses;
        this.denyList = denyList;
        this.metrics = metrics;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    public Response streams(StreamsRequest request) {
        if (request == null || !request.complete()) {
            return counted("bad", Problem.of(400, "bad-request", "Bad request", "a field of the request is missing"));
        }
        if (denyList.current().withdrawn(request.vid())) {
            return counted("withdrawn", Problem.of(410, "withdrawn", "Withdrawn", "this video was taken down"));
        }
        return counted(
                "answered", Response.ok(StreamsAnswer.to(request, addresses)).build());
    }

    private Response counted(String outcome, Response response) {
        metrics.counter("vrs_streams", "outcome", outcome).increment();
        return response;
    }
}
