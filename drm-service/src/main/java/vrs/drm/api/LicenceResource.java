package vrs.drm.api;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import vrs.door.Headers;
import vrs.door.Problem;
import vrs.drm.ClearKeyLicence;
import vrs.drm.LicenceDesk;
import vrs.drm.LicenceDesk.Decision;
import vrs.drm.LicenceRequest;
import vrs.drm.LicenceRequest.Parsed;
import vrs.process.OwnDoor;
import vrs.signing.InternalCredential;

/**
 * {@code POST /licence}: W3C ClearKey licences, for whoever holds the token of a play. A membership token beside it is
 * not looked at: the playback token is bound to its subject already, and a player's licence call need not carry another.
 */
@Path("/licence")
public class LicenceResource {
    private static final int BODY_BYTES_MAX = 8 * 1024;
    private static final Predicate<String> TERRITORY =
            Pattern.compile("[A-Z]{2}").asMatchPredicate();

    private final LicenceDesk desk;
    private final InternalCredential credential;
    private final MeterRegistry metrics;

    LicenceResource(LicenceDesk desk, InternalCredential credential, MeterRegistry metrics) {
        this.desk = desk;
        this.credential = credential;
        this.metrics = metrics;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @RunOnVirtualThread
    public Response licence(
            byte[] body,
            @QueryParam("token") @DefaultValue("") String token,
            @HeaderParam(InternalCredential.HEADER) String presented,
            @HeaderParam("VRS-Territory") String territory,
            @HeaderParam(OwnDoor.HEADER) String rehearsal) {
        // Only one of our own processes may say what is not counted, and where the client is.
        boolean trusted = credential.matches(presented);
        Answer answer =
                answer(body, token, trusted ? Optional.ofNullable(territory).filter(TERRITORY) : Optional.empty());
        boolean counts = !trusted || rehearsal == null;
        metrics.counter("vrs_drm_licences", "outcome", counts ? answer.outcome() : Headers.REHEARSAL)
                .increment();
        return answer.response();
    }

    private Answer answer(byte[] body, String token, Optional<String> territory) {
        if (body.length > BODY_BYTES_MAX) {
            return new Answer("bad-request", Refusals.TOO_LARGE.response());
        }
        return switch (LicenceRequest.parse(body)) {
            case Parsed.Bad(String detail) ->
                new Answer("bad-request", Problem.BAD_REQUEST.saying(detail).response());
            case Parsed.Good(LicenceRequest request) -> answer(request, desk.decide(request, token, territory));
        };
    }

    private static Answer answer(LicenceRequest request, Decision decision) {
        return switch (decision) {
            case Decision.Refused refused ->
                new Answer(
                        refused.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        Refusals.LICENCE_REFUSED.response());
            case Decision.Issued issued ->
                new Answer(
                        "issued",
                        Response.ok(ClearKeyLicence.write(issued.keys(), request.type()), MediaType.APPLICATION_JSON)
                                .header(Headers.OUTCOME, Headers.ANSWERED)
                                .build());
        };
    }

    private record Answer(String outcome, Response response) {}
}
