package vrs.dash.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.function.Consumer;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vrs.catalog.Plan;
import vrs.dash.TestClock;
import vrs.dash.Titles;

class MembershipTokensTest {
    private static final RsaJsonWebKey CURRENT = key("k1");
    private static final RsaJsonWebKey OTHER = key("k2");
    private static final RsaJsonWebKey FOREIGN = key("k1");
    private static final Duration TTL = Duration.ofHours(1);

    private final TestClock clock = new TestClock(Titles.NOW);
    private final MembershipTokens tokens = new MembershipTokens(
            new MembershipKeys(
                    Map.of("k1", (RSAPublicKey) CURRENT.getPublicKey(), "k2", (RSAPublicKey) OTHER.getPublicKey())),
            "vrs-test",
            "vrs",
            clock);

    @Test
    void genuine_isAMember() {
        assertThat(tokens.verify(token(CURRENT, _ -> {})))
                .isEqualTo(new Membership.Member("alice", Plan.VIP, Titles.NOW.plus(TTL)));
        assertThat(tokens.verify(token(OTHER, claims -> claims.setStringClaim("plan", "free"))))
                .isEqualTo(new Membership.Member("alice", Plan.FREE, Titles.NOW.plus(TTL)));
    }

    @Test
    void audience_mayBeOneOfSeveral() {
        assertThat(tokens.verify(token(CURRENT, claims -> claims.setAudience("x", "vrs"))))
                .isInstanceOf(Membership.Member.class);
    }

    @Test
    void claims_areAllDemanded() {
        refused(token(CURRENT, claims -> claims.setIssuer("someone")));
        refused(token(CURRENT, claims -> claims.unsetClaim("iss")));
        refused(token(CURRENT, claims -> claims.setAudience("another")));
        refused(token(CURRENT, claims -> claims.unsetClaim("aud")));
        refused(token(CURRENT, claims -> claims.unsetClaim("exp")));
        refused(token(CURRENT, claims -> claims.unsetClaim("sub")));
        refused(token(CURRENT, claims -> claims.setSubject(" ")));
        refused(token(CURRENT, claims -> claims.unsetClaim("plan")));
        refused(token(CURRENT, claims -> claims.setStringClaim("plan", "VIP")));
        refused(token(CURRENT, claims -> claims.setStringClaim("plan", "gold")));
        refused(token(CURRENT, claims -> claims.setClaim("plan", 1)));
    }

    @Test
    void notBefore_isHonoured() {
        refused(token(CURRENT, claims -> claims.setNotBefore(date(Duration.ofMinutes(5)))));
    }

    @Test
    void expired_isRefusedAfterTheSkew_alsoWhenRemembered() {
        String token = token(CURRENT, _ -> {});
        assertThat(tokens.verify(token)).isInstanceOf(Membership.Member.class);

        clock.advance(TTL.plusSeconds(MembershipTokens.SKEW_SECONDS - 1));
        assertThat(tokens.verify(token)).isInstanceOf(Membership.Member.class);
        assertThat(tokens.verify(token(CURRENT, claims -> claims.setExpirationTime(date(TTL)))))
                .as("not remembered, and still within the skew")
                .isInstanceOf(Membership.Member.class);

        clock.advance(Duration.ofSeconds(1));
        refused(token);
    }

    @Test
    void foreignKeyOfTheSameName_isRefused() {
        refused(token(FOREIGN, _ -> {}));
    }

    @Test
    void kid_isDemandedAndKnown() throws JoseException {
        JsonWebSignature none = signature(claims(_ -> {}));
        none.setKey(CURRENT.getPrivateKey());
        refused(none.getCompactSerialization());

        JsonWebSignature unknown = signature(claims(_ -> {}));
        unknown.setKeyIdHeaderValue("k9");
        unknown.setKey(CURRENT.getPrivateKey());
        refused(unknown.getCompactSerialization());

        JsonWebSignature swapped = signature(claims(_ -> {}));
        swapped.setKeyIdHeaderValue("k2");
        swapped.setKey(CURRENT.getPrivateKey());
        refused(swapped.getCompactSerialization());
    }

    @Test
    void keyInTheToken_isNotBelieved() throws JoseException {
        JsonWebSignature brought = signature(claims(_ -> {}));
        brought.setKeyIdHeaderValue("k9");
        brought.setJwkHeader(FOREIGN);
        brought.setKey(FOREIGN.getPrivateKey());

        refused(brought.getCompactSerialization());
    }

    @Test
    void algorithmNone_isRefused() throws JoseException {
        JsonWebSignature none = new JsonWebSignature();
        none.setPayload(claims(_ -> {}).toJson());
        none.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
        none.setKeyIdHeaderValue("k1");
        none.setAlgorithmConstraints(AlgorithmConstraints.ALLOW_ONLY_NONE);
        String token = none.getCompactSerialization();

        refused(token);
        String[] genuine = token(CURRENT, _ -> {}).split("\\.");
        refused(token + genuine[2]);
    }

    /** The public key is no secret: who signs by HMAC with its bytes must not pass. */
    @ParameterizedTest
    @ValueSource(strings = {"pem", "der"})
    void hmacWithThePublicKey_isRefused(String form) throws JoseException {
        byte[] der = CURRENT.getPublicKey().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END PUBLIC KEY-----\n";
        JsonWebSignature confused = signature(claims(_ -> {}));
        confused.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        confused.setKeyIdHeaderValue("k1");
        confused.setKey(new HmacKey(form.equals("pem") ? pem.getBytes(StandardCharsets.UTF_8) : der));

        refused(confused.getCompactSerialization());
    }

    @ParameterizedTest
    @ValueSource(strings = {AlgorithmIdentifiers.RSA_USING_SHA512, AlgorithmIdentifiers.RSA_PSS_USING_SHA256})
    void otherRsaAlgorithm_isRefused(String algorithm) throws JoseException {
        JsonWebSignature other = signature(claims(_ -> {}));
        other.setAlgorithmHeaderValue(algorithm);
        other.setKeyIdHeaderValue("k1");
        other.setKey(CURRENT.getPrivateKey());

        refused(other.getCompactSerialization());
    }

    @Test
    void changedPayload_isRefused() {
        String[] vip = token(CURRENT, _ -> {}).split("\\.");
        String[] free =
                token(CURRENT, claims -> claims.setStringClaim("plan", "free")).split("\\.");

        refused(free[0] + "." + vip[1] + "." + free[2]);
    }

    @Test
    void tooLong_isRefusedThoughGenuine() {
        String longest = token(CURRENT, claims -> claims.setSubject("s".repeat(2_500)));
        String longer = token(CURRENT, claims -> claims.setSubject("s".repeat(3_500)));

        assertThat(longest.length()).isLessThan(MembershipTokens.LENGTH_BYTES_MAX);
        assertThat(tokens.verify(longest)).isInstanceOf(Membership.Member.class);
        assertThat(longer.length()).isGreaterThan(MembershipTokens.LENGTH_BYTES_MAX);
        refused(longer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "x", "a.b.c", "a.b.c.d.e", "eyJhbGciOiJSUzI1NiJ9..", "\u0000.\uffff.\ud800"})
    void nonsense_isRefused(String text) {
        refused(text);
    }

    @Test
    void keyFile_holdsAtLeastTwo(@TempDir Path directory) throws Exception {
        Path two = write(directory, new JsonWebKeySet(CURRENT, OTHER));
        assertThat(MembershipKeys.read(two).find("k2")).contains((RSAPublicKey) OTHER.getPublicKey());

        Path one = write(directory, new JsonWebKeySet(CURRENT));
        assertThatThrownBy(() -> MembershipKeys.read(one)).hasMessageContaining("holds 1 ");
        Path none = Files.writeString(directory.resolve("jwks.json"), "{");
        assertThatThrownBy(() -> MembershipKeys.read(none)).hasMessageContaining("no JWKS");
    }

    private void refused(String token) {
        assertThat(tokens.verify(token)).isEqualTo(new Membership.Refused());
    }

    private String token(RsaJsonWebKey key, Consumer<JwtClaims> change) {
        try {
            JsonWebSignature signature = signature(claims(change));
            signature.setKeyIdHeaderValue(key.getKeyId());
            signature.setKey(key.getPrivateKey());
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private JwtClaims claims(Consumer<JwtClaims> change) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer("vrs-test");
        claims.setAudience("vrs");
        claims.setSubject("alice");
        claims.setStringClaim("plan", "vip");
        claims.setExpirationTime(
                NumericDate.fromMilliseconds(Titles.NOW.plus(TTL).toEpochMilli()));
        change.accept(claims);
        return claims;
    }

    private static NumericDate date(Duration ahead) {
        return NumericDate.fromMilliseconds(Titles.NOW.plus(ahead).toEpochMilli());
    }

    private static JsonWebSignature signature(JwtClaims claims) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        return signature;
    }

    private static Path write(Path directory, JsonWebKeySet keys) throws Exception {
        return Files.writeString(
                directory.resolve("jwks.json"), keys.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY));
    }

    private static RsaJsonWebKey key(String kid) {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(kid);
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
