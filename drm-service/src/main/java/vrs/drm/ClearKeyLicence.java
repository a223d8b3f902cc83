package vrs.drm;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** A licence in the W3C ClearKey form: a JWK Set of symmetric keys, base64url without padding. */
public final class ClearKeyLicence {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ClearKeyLicence() {}

    /** @param type as the request said it */
    public static String write(List<LicenceDesk.ContentKey> contentKeys, String type) {
        ObjectNode licence = JSON.createObjectNode();
        ArrayNode keys = licence.putArray("keys");
        for (LicenceDesk.ContentKey key : contentKeys) {
            keys.addObject()
                    .put("kty", "oct")
                    .put("kid", base64(HexFormat.of().parseHex(key.keyId())))
                    .put("k", base64(key.key()));
        }
        return licence.put("type", type).toString();
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
