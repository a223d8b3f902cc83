package vrs.drm.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;
import vrs.drm.LicenceDesk;
import vrs.drm.LicenceDesk.ContentKey;
import vrs.drm.LicenceDesk.Decision;
import vrs.drm.LicenceRequest;
import vrs.signing.InternalCredential;

/** {@code POST /licence}: W3C ClearKey licences, for whoever holds the token of a play. */
@Path("/licence")
public class LicenceResource {
    private static final Logger LOG = Logger.getLogger("vrs.drm.licence");
    private static final int BODY_BYTES_MAX = 8 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LicenceDesk desk;
    private final InternalCredential credential;
    private final MeterRegistry metrics;

    public LicenceResource(LicenceDesk desk, InternalCredential credential, MeterRegistry metrics) {
        this.desk = desk;
        this.credential = credential;
        this.metrics = metrics;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @RunOnVirtualThread
    public Response licence(
            byte[] body,
            @QueryParam("token") String token,
            @HeaderParam(InternalCredential.HEADER) String presented,
            @HeaderParam("VRS-Territory") String territory) {
        if (body.length > BODY_BYTES_MAX) {
            return Problem.of(413, "bad-request", "Body too large", "a licence request has at most 8 KiB");
        }
        return switch (LicenceRequest.parse(body)) {
            case LicenceRequest.Parsed.Bad bad -> Problem.of(400, "bad-request", "Bad request", bad.detail());
            case LicenceRequest.Parsed.Good good ->
                answer(
                        good.request(),
                        desk.decide(
                                good.request(),
                                token == null ? "" : token,
                                credential.matches(presented) ? Optional.ofNullable(territory) : Optional.empty()));
        };
    }

    private Response answer(LicenceRequest request, Decision decision) {
        return switch (decision) {
            case Decision.Refused refused -> {
                String reason = refused.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
                metrics.counter("vrs_licences", "outcome", reason).increment();
                LOG.infof("event=licence-refused reason=%s", reason);
                yield Problem.of(403, "licence-refused", "Licence refused", "this token opens no such licence");
            }
            case Decision.Issued issued -> {
                metrics.counter("vrs_licences", "outcome", "issued").increment();
                yield Response.ok(json(request, issued), MediaType.APPLICATION_JSON)
                        .header(Headers.OUTCOME, "answered")
                        .build();
            }
        };
    }

    private static String json(LicenceRequest request, Decision.Issued issued) {
        ObjectNode licence = JSON.createObjectNode();
        var keys = licence.putArray("keys");
        for (ContentKey key : issued.keys()) {
            keys.addObject()
                    .put("kty", "oct")
                    .put("kid", base64(HexFormat.of().parseHex(key.keyId())))
                    .put("k", base64(key.key()));
        }
        return licence.put("type", request.type()).toString();
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
