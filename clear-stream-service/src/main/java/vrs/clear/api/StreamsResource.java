package vrs.clear.api;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import vrs.clear.ClearAddresses;
import vrs.clear.StreamsAnswer;
import vrs.clear.StreamsRequest;
import vrs.control.DenyListWatch;
import vrs.door.Headers;
import vrs.door.Problem;
import vrs.door.RawBody;
import vrs.process.OwnDoor;

/** {@code POST /clear/streams}: clear addresses, for dash only (the door keeps others out). */
@Path("/clear/streams")
public class StreamsResource {
    private final RawBody rawBody;
    private final ClearAddresses addresses;
    private final DenyListWatch denyList;
    private final MeterRegistry metrics;

    StreamsResource(RawBody rawBody, ClearAddresses addresses, DenyListWatch denyList, MeterRegistry metrics) {
        this.rawBody = rawBody;
        this.addresses = addresses;
        this.denyList = denyList;
        this.metrics = metrics;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @RunOnVirtualThread
    public Response streams(byte[] body, @HeaderParam(OwnDoor.HEADER) String rehearsal) {
        Answer answer = answer(body);
        metrics.counter("vrs_clear_streams", "outcome", rehearsal == null ? answer.outcome() : Headers.REHEARSAL)
                .increment();
        return answer.response();
    }

    private Answer answer(byte[] body) {
        Optional<StreamsRequest> request =
                rawBody.read(body, StreamsRequest.class).filter(StreamsRequest::isUsable);
        if (request.isEmpty()) {
            return new Answer("bad-request", Problem.BAD_REQUEST.response());
        }
        if (denyList.current().withdrawn(request.get().vid())) {
            return new Answer("withdrawn", Problem.WITHDRAWN.response());
        }
        return new Answer(
                Headers.ANSWERED,
                Response.ok(StreamsAnswer.to(request.get(), addresses), MediaType.APPLICATION_JSON)
                        .header(Headers.OUTCOME, Headers.ANSWERED)
                        .build());
    }

    private record Answer(String outcome, Response response) {}
}
