package vrs.prove.failover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Base64;
import java.util.HexFormat;

/** What a player asks for the licence of an answer: all of its keys, in the words of ClearKey (W3C Encrypted Media Extensions, 9.1.3). */
final class LicenceRequest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private LicenceRequest() {}

    /** @param answer of {@code /dash}, with a licence URL and key IDs */
    static HttpRequest.Builder of(byte[] answer) {
        try {
            JsonNode drm = JSON.readTree(answer).path("drm");
            ObjectNode body = JSON.createObjectNode().put("type", "temporary");
            ArrayNode kids = body.putArray("kids");
            for (JsonNode keyId : drm.path("keyIds")) {
                kids.add(Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(HexFormat.of().parseHex(keyId.asText())));
            }
            URI uri = URI.create(Viewer.onLoopback(drm.path("licenceUrl").asText()));
            return HttpRequest.newBuilder(uri)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        } catch (IOException e) {
            throw new UncheckedIOException("an answer of 200 that is no JSON", e);
        }
    }
}
