package vrs.gateway.front;

import io.netty.handler.codec.http.HttpHeaders;
import java.util.Optional;
import vrs.gateway.route.LoweredReason;
import vrs.gateway.route.Rung;
import vrs.signing.InternalCredential;

/** What a gateway tells whom it asks about a request. */
final class ServiceHeaders {
    private final InternalCredential credential;
    private final ClientRequest request;
    private final Asked asked;

    ServiceHeaders(InternalCredential credential, ClientRequest request, Asked asked) {
        this.credential = credential;
        this.request = request;
        this.asked = asked;
    }

    /**
     * Of one attempt.
     *
     * @param attemptMs what is left for it
     * @param second whether somebody took the request before
     * @param lowered why less than the full answer is asked for
     */
    HttpHeaders of(Rung rung, long attemptMs, boolean second, Optional<LoweredReason> lowered) {
        HttpHeaders headers = PassedHeaders.inward(request.headers());
        headers.set(InternalCredential.HEADER, credential.value());
        headers.set("VRS-Deadline-Ms", attemptMs);
        headers.set("VRS-Class", asked.trafficClass().id());
        headers.set("VRS-Attempt", asked.repeated() || second ? "1" : "0");
        headers.set("VRS-Territory", request.territory());
        headers.set("traceparent", request.traceparent());
        if (rung == Rung.NEIGHBOUR) {
            headers.set(InternalDoor.HOP, "1");
        }
        lowered.ifPresent(why -> headers.set("VRS-Reason", why.id()));
        return headers;
    }
}
