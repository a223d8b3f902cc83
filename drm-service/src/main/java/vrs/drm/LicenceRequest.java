package vrs.drm;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * What a player asks for in the W3C ClearKey form ({@code {"kids":[base64url],"type":"temporary"}}).
 *
 * @param keyIds 32 hex digits each, in the order asked for; a request for none opens nothing
 * @param type {@code temporary} or {@code persistent-license}, echoed in the answer
 */
public record LicenceRequest(List<String> keyIds, String type) {
    private static final int KEY_IDS_MAX = 64;
    private static final int KEY_ID_BYTES = 16;
    private static final List<String> TYPES = List.of("temporary", "persistent-license");
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    public LicenceRequest {
        keyIds = List.copyOf(keyIds);
    }

    /** What came of a body. */
    public sealed interface Parsed {
        /** A request. */
        record Good(LicenceRequest request) implements Parsed {}

        /** Not a request, and what is wrong with it. */
        record Bad(String detail) implements Parsed {}
    }

    /** Reads a body; its content type does not matter. Never throws. */
    public static Parsed parse(byte[] body) {
        JsonNode tree;
        try {
            tree = JSON.readTree(body);
        } catch (IOException e) {
            return new Parsed.Bad("the body is not JSON");
        }
        JsonNode kids = tree.path("kids");
        if (!kids.isArray() || kids.size() > KEY_IDS_MAX) {
            return new Parsed.Bad("kids is not a list of at most " + KEY_IDS_MAX + " key IDs");
        }
        List<String> keyIds = new ArrayList<>();
        for (JsonNode kid : kids) {
            byte[] bytes = kid.isTextual() ? decode(kid.asText()) : new byte[0];
            if (bytes.length != KEY_ID_BYTES) {
                return new Parsed.Bad("kids holds a member that is not 16 bytes in base64url");
            }
            keyIds.add(HexFormat.of().formatHex(bytes));
        }
        String type = tree.hasNonNull("type") ? tree.path("type").asText() : TYPES.getFirst();
        return TYPES.contains(type)
                ? new Parsed.Good(new LicenceRequest(keyIds, type))
                : new Parsed.Bad("type is not one of " + TYPES);
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
