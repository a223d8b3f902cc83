package vrs.local.home;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MembershipTokenTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final ObjectMapper json = new ObjectMapper();

    @TempDir
    private Path folder;

    private MembershipKeys keys;

    @BeforeEach
    void makeKeys() throws IOException {
        keys = new MembershipKeys(folder, new SecureRandom());
        keys.ensure();
    }

    @Test
    void jwks_holdsTwoPublicKeysAndNothingPrivate() throws IOException {
        JsonNode set = json.readTree(Files.readString(keys.jwks())).path("keys");

        assertThat(set).hasSize(2);
        assertThat(set.get(0).path("kid").asText())
                .isNotEqualTo(set.get(1).path("kid").asText());
        for (JsonNode key : set) {
            assertThat(key.fieldNames()).toIterable().containsExactlyInAnyOrder("kty", "use", "alg", "kid", "n", "e");
            assertThat(number(key, "n").bitLength()).isEqualTo(2048);
        }
    }

    @Test
    void ensure_twice_keepsTheKeys() throws IOException {
        String before = Files.readString(keys.jwks()) + Files.readString(keys.signing());

        keys.ensure();

        assertThat(Files.readString(keys.jwks()) + Files.readString(keys.signing()))
                .isEqualTo(before);
    }

    @Test
    void token_verifiesWithThePublicKeyThatItNames() throws IOException, GeneralSecurityException {
        String[] parts = sign(Duration.ofHours(1)).split("\\.");

        assertThat(parts).hasSize(3);
        assertThat(genuine(parts[0] + "." + parts[1], parts)).isTrue();
        assertThat(genuine(parts[0] + "." + parts[1] + "x", parts)).isFalse();
    }

    @Test
    void token_saysWhoAndForHowLong() throws IOException {
        String[] parts = sign(Duration.ofMinutes(15)).split("\\.");

        assertThat(part(parts[0])).isEqualTo(json.readTree("{\"alg\":\"RS256\",\"kid\":\"member-1\",\"typ\":\"JWT\"}"));
        JsonNode claims = part(parts[1]);
        assertThat(claims.path("sub").asText()).isEqualTo("demo");
        assertThat(claims.path("plan").asText()).isEqualTo("vip");
        assertThat(claims.path("iat").asLong()).isEqualTo(NOW.getEpochSecond());
        assertThat(claims.path("exp").asLong()).isEqualTo(NOW.getEpochSecond() + 900);
        String settings = Files.readString(keys.settings());
        assertThat(settings)
                .contains(
                        "iss=" + claims.path("iss").asText(),
                        "aud=" + claims.path("aud").asText());
    }

    @Test
    void token_ofNegativeLifetime_hasEndedThen() throws IOException {
        JsonNode claims = part(sign(Duration.ofHours(-1)).split("\\.")[1]);

        assertThat(claims.path("exp").asLong()).isEqualTo(NOW.getEpochSecond() - 3_600);
        assertThat(claims.path("iat").asLong()).isLessThan(claims.path("exp").asLong());
    }

    private String sign(Duration ttl) throws IOException {
        return new MembershipToken(keys).sign("vip", "demo", NOW, ttl);
    }

    private boolean genuine(String signed, String[] parts) throws IOException, GeneralSecurityException {
        String kid = part(parts[0]).path("kid").asText();
        for (JsonNode key : json.readTree(Files.readString(keys.jwks())).path("keys")) {
            if (key.path("kid").asText().equals(kid)) {
                Signature signature = Signature.getInstance("SHA256withRSA");
                signature.initVerify(KeyFactory.getInstance("RSA")
                        .generatePublic(new RSAPublicKeySpec(number(key, "n"), number(key, "e"))));
                signature.update(signed.getBytes(StandardCharsets.US_ASCII));
                return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
            }
        }
        throw new AssertionError("no key " + kid);
    }

    private JsonNode part(String text) throws IOException {
        return json.readTree(Base64.getUrlDecoder().decode(text));
    }

    private static BigInteger number(JsonNode key, String name) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(key.path(name).asText()));
    }
}
