package vrs.drm.api;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import vrs.control.DenyListWatch;
import vrs.door.Headers;
import vrs.door.Problem;
import vrs.door.RawBody;
import vrs.drm.ProtectedStreams;
import vrs.drm.StreamsRequest;
import vrs.process.OwnDoor;

/** {@code POST /drm/streams}: protected addresses, for dash only (the door keeps others out). */
@Path("/drm/streams")
public class StreamsResource {
    private final RawBody rawBody;
    private final ProtectedStreams streams;
    private final DenyListWatch denyList;
    private final MeterRegistry metrics;

    StreamsResource(RawBody rawBody, ProtectedStreams streams, DenyListWatch denyList, MeterRegistry metrics) {
        this.rawBody = rawBody;
        this.streams = streams;
        this.denyList = denyList;
        this.metrics = metrics;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @RunOnVirtualThread
    public Response streams(byte[] body, @HeaderParam(OwnDoor.HEADER) String rehearsal) {
        Answer answer = answer(body);
        metrics.counter("vrs_drm_streams", "outcome", rehearsal == null ? answer.outcome() : Headers.REHEARSAL)
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
                Response.ok(streams.answer(request.get()), MediaType.APPLICATION_JSON)
                        .header(Headers.OUTCOME, Headers.ANSWERED)
                        .build());
    }

    private record Answer(String outcome, Response response) {}
}
