package vrs.local.home;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Properties;

/** Signs membership tokens (RFC 7519, RS256), as the membership system of a platform would. */
public final class MembershipToken {
    private final ObjectMapper json = new ObjectMapper();
    private final MembershipKeys keys;

    public MembershipToken(MembershipKeys keys) {
        this.keys = keys;
    }

    /**
     * The token in its compact form.
     *
     * @param plan free or vip
     * @param subject the member
     * @param ttl how long it is good for; below zero it ended that long ago, to try out what then happens
     */
    public String sign(String plan, String subject, Instant now, Duration ttl) throws IOException {
        Properties settings = new Properties();
        try (Reader reader = Files.newBufferedReader(keys.settings())) {
            settings.load(reader);
        }
        JsonNode key = json.readTree(Files.readString(keys.signing()));
        ObjectNode header = json.createObjectNode()
                .put("alg", "RS256")
                .put("kid", key.path("kid").asText())
                .put("typ", "JWT");
        Instant issued = ttl.isNegative() ? now.plus(ttl).minus(Duration.ofHours(1)) : now;
        ObjectNode claims = json.createObjectNode()
                .put("iss", settings.getProperty("iss"))
                .put("aud", settings.getProperty("aud"))
                .put("sub", subject)
                .put("plan", plan)
                .put("iat", issued.getEpochSecond())
                .put("exp", now.plus(ttl).getEpochSecond());
        String signed = part(header) + "." + part(claims);
        return signed + "." + signature(signed, privateKey(key));
    }

    private String part(ObjectNode node) throws IOException {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.writeValueAsBytes(node));
    }

    private static String signature(String text, PrivateKey key) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign", e);
        }
    }

    private PrivateKey privateKey(JsonNode jwk) throws IOException {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new RSAPrivateCrtKeySpec(
                            number(jwk, "n"),
                            number(jwk, "e"),
                            number(jwk, "d"),
                            number(jwk, "p"),
                            number(jwk, "q"),
                            number(jwk, "dp"),
                            number(jwk, "dq"),
                            number(jwk, "qi")));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(keys.signing() + " holds no RSA private key", e);
        }
    }

    private static BigInteger number(JsonNode jwk, String name) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(jwk.path(name).asText()));
    }
}
