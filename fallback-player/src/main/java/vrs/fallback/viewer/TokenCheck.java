package vrs.fallback.viewer;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Optional;
import vrs.fallback.json.JsonReader;
import vrs.fallback.json.JsonValue;
import vrs.signing.SubjectHash;

/**
 * Reads one membership token: a JWT (RFC 7519) signed with RS256 by a key that we know. The algorithm is ours, never
 * the token's choice. Immutable and safe for use by many threads.
 */
final class TokenCheck {
    static final int LENGTH_MAX = 4096;
    static final long SKEW_SECONDS = 30;

    private static final int SUBJECT_LENGTH_MAX = 256;
    private static final BigDecimal TIME_MAX = BigDecimal.valueOf(100_000_000_000L);

    private final KeySet keys;
    private final TokenRules rules;

    TokenCheck(KeySet keys, TokenRules rules) {
        this.keys = keys;
        this.rules = rules;
    }

    /** What the token says, whatever the time is. Never throws. */
    TokenReading read(String token) {
        if (token.length() > LENGTH_MAX) {
            return new TokenReading.Refused("too long");
        }
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return new TokenReading.Refused("form");
        }
        Optional<JsonValue.Object> header = json(parts[0]);
        Optional<PublicKey> key = header.flatMap(this::key);
        if (key.isEmpty()) {
            return new TokenReading.Refused("algorithm or key");
        }
        if (!isSigned(key.get(), parts[0] + "." + parts[1], parts[2])) {
            return new TokenReading.Refused("signature");
        }
        return json(parts[1]).map(this::claims).orElseGet(() -> new TokenReading.Refused("payload"));
    }

    private Optional<PublicKey> key(JsonValue.Object header) {
        // A critical extension that we do not know must be refused (RFC 7515, 4.1.11), and we know none.
        if (!header.text("alg").equals(Optional.of("RS256"))
                || header.member("crit").isPresent()) {
            return Optional.empty();
        }
        return header.text("kid").flatMap(keys::find);
    }

    private TokenReading claims(JsonValue.Object payload) {
        if (!payload.text("iss").equals(Optional.of(rules.issuer())) || !isForUs(payload)) {
            return new TokenReading.Refused("issuer or audience");
        }
        Optional<String> subject = payload.text("sub").filter(s -> !s.isBlank() && s.length() <= SUBJECT_LENGTH_MAX);
        Optional<Long> expiry = seconds(payload, "exp");
        if (subject.isEmpty() || expiry.isEmpty()) {
            return new TokenReading.Refused("sub or exp");
        }
        Optional<Long> notBefore = seconds(payload, "nbf");
        if (payload.member("nbf").isPresent() && notBefore.isEmpty()) {
            return new TokenReading.Refused("nbf");
        }
        String hash = SubjectHash.of(subject.get());
        return switch (payload.text("plan").orElse("")) {
            case "free" -> new TokenReading.Read(new Viewer(Plan.FREE, hash), notBefore.orElse(0L), expiry.get());
            case "vip" -> new TokenReading.Read(new Viewer(Plan.VIP, hash), notBefore.orElse(0L), expiry.get());
            default -> new TokenReading.Refused("plan");
        };
    }

    private boolean isForUs(JsonValue.Object payload) {
        return switch (payload.member("aud").orElse(new JsonValue.Literal("null"))) {
            case JsonValue.Text text -> text.value().equals(rules.audience());
            case JsonValue.Array array -> array.values().contains(new JsonValue.Text(rules.audience()));
            case JsonValue.Number _, JsonValue.Literal _, JsonValue.Object _ -> false;
        };
    }

    private static Optional<Long> seconds(JsonValue.Object payload, String name) {
        return payload.number(name)
                .filter(n -> n.signum() >= 0 && n.compareTo(TIME_MAX) < 0)
                .map(BigDecimal::longValue);
    }

    private static boolean isSigned(PublicKey key, String signed, String signature) {
        try {
            Signature rs256 = Signature.getInstance("SHA256withRSA");
            rs256.initVerify(key);
            rs256.update(signed.getBytes(StandardCharsets.US_ASCII));
            return rs256.verify(Base64.getUrlDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static Optional<JsonValue.Object> json(String part) {
        try {
            return JsonReader.object(
                    new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8), LENGTH_MAX);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
