package vrs.fallback.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vrs.fallback.snapshot.Snapshot;
import vrs.fallback.viewer.KeySet;
import vrs.fallback.viewer.Membership;
import vrs.fallback.viewer.TerritoryTable;
import vrs.fallback.viewer.TokenRules;
import vrs.signing.HmacKey;
import vrs.signing.HmacKeys;
import vrs.signing.PlaybackToken;
import vrs.signing.PlaybackTokens;

class AnswersTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static final Optional<Asked.Gateway> GATEWAY =
            Optional.of(new Asked.Gateway(Optional.of("CN"), "dash-unavailable"));
    private static final Optional<Asked.Gateway> STRANGER = Optional.empty();

    @TempDir
    Path folder;

    private final Set<String> withdrawn = new HashSet<>();
    private final PlaybackTokens tokens = new PlaybackTokens(
            new HmacKeys(List.of(HmacKey.of("k1", "0123456789abcdef".getBytes(StandardCharsets.US_ASCII)))), CLOCK);
    private boolean degraded;
    private KeyPair member;
    private Optional<Snapshot> snapshot;
    private Answers answers;

    @BeforeEach
    void assemble() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        member = generator.generateKeyPair();
        RSAPublicKey key = (RSAPublicKey) member.getPublic();
        Path jwks = folder.resolve("jwks.json");
        Files.writeString(
                jwks,
                "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"m1\",\"n\":\""
                        + base64(key.getModulus().toByteArray()) + "\",\"e\":\""
                        + base64(key.getPublicExponent().toByteArray()) + "\"}]}");
        Path territories = folder.resolve("territories");
        Files.writeString(territories, "127.0.0.0/16 CN\n127.1.0.0/16 US\n");
        snapshot = Optional.of(TestSnapshot.of(folder.resolve("snapshot"), true));
        answers = new Answers(
                () -> snapshot,
                withdrawn::contains,
                () -> degraded,
                new Membership(KeySet.read(jwks), new TokenRules("iss", "aud"), CLOCK, 10),
                TerritoryTable.read(territories),
                tokens,
                new Answers.Place("r1-az1", "r1-az1-fallback-1", "http://main.r1.localhost:17090"),
                CLOCK);
    }

    @ParameterizedTest
    @CsvSource({
        "vid=bad vid, 400, bad-request",
        "vid=free&bid=1, 400, bad-request",
        "vid=nobody, 404, unknown-video",
        "vid=gone, 410, withdrawn",
        "vid=us, 403, territory-blocked",
        "vid=tv, 403, platform-blocked",
        "vid=later, 403, outside-window",
        "vid=vip, 403, vip-required",
        "vid=drm-only&drm=clearkey, 403, drm-required",
        "vid=drm-fallback&drm=clearkey, 403, drm-required",
        "vid=hevc, 406, not-playable"
    })
    void refusal_ofAStranger(String query, int status, String code) {
        Reply reply = ask(query, STRANGER, "");

        assertThat(reply.status()).isEqualTo(status);
        assertThat(text(reply)).contains("\"code\":\"" + code + "\"");
        assertThat(reply.served().grade()).isEqualTo("-");
        assertThat(reply.outcome()).isEqualTo(Reply.Outcome.DENIED);
    }

    @Test
    void freeTitle_isBasicJsonWithoutTheVipRendition() {
        Reply reply = ask("vid=free", STRANGER, "");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(text(reply))
                .startsWith("{\"vid\":\"free\",\"title\":\"A \\\"quoted\\\" title\",\"durationMs\":12000,")
                .contains("\"grade\":\"basic\"")
                .contains("\"locked\":[{\"id\":\"v720\",\"reason\":\"vip-required\"}]")
                .contains("http://b/t/free/clear/v240/")
                .doesNotContain("/clear/v720/")
                .contains("\"expiresAt\":\"2030-01-04T00:00:00Z\"")
                .endsWith("\"retry\":null}");
    }

    @Test
    void protectedTitle_isServedClearOnlyToAGatewaysClientThatHadDrm() {
        Reply lowered = ask("vid=drm-fallback&drm=clearkey", GATEWAY, "");
        Reply claimed = ask("vid=drm-fallback&drm=none", GATEWAY, "");

        assertThat(lowered.status()).isEqualTo(200);
        assertThat(text(lowered)).contains("/clear/v240/").contains("\"reason\":\"dash-unavailable\"");
        assertThat(claimed.status()).isEqualTo(403);
        assertThat(claimed.outcome()).as("the client's own doing").isEqualTo(Reply.Outcome.DENIED);
    }

    @Test
    void protectedTitle_isServedClearToAStrangerWhilePlaysAreSentHereOnPurpose() {
        degraded = true;

        Reply lowered = ask("vid=drm-fallback&drm=clearkey", STRANGER, "");
        assertThat(lowered.status()).isEqualTo(200);
        assertThat(lowered.served().reason()).isEqualTo("degrade-switch");
        assertThat(ask("vid=drm-fallback&drm=none", STRANGER, "").status())
                .as("a claim lowers nothing")
                .isEqualTo(403);
        assertThat(ask("vid=drm-only&drm=clearkey", STRANGER, "").status())
                .as("the rights provide for no clear form")
                .isEqualTo(403);
        assertThat(ask("vid=vip", STRANGER, "").status()).isEqualTo(403);

        degraded = false;
        assertThat(ask("vid=drm-fallback&drm=clearkey", STRANGER, "").status()).isEqualTo(403);
    }

    @Test
    void tokenOfAFullPlay_opensTheClearFormWhilePlaysAreSentHereOnPurpose() {
        degraded = true;
        String query = "vid=drm-fallback&format=mpd&pt=" + manifestToken("drm-fallback", "full");

        assertThat(ask(query, STRANGER, "").status()).isEqualTo(200);
    }

    @Test
    void protectedTitleWithoutClearForm_isAFailureForTheGateway() {
        Reply reply = ask("vid=drm-only&drm=clearkey", GATEWAY, "");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.outcome()).isEqualTo(Reply.Outcome.FAILED);
    }

    @Test
    void unknownVideo_inASnapshotThatIsNotComplete_isOurFailure() throws Exception {
        snapshot = Optional.of(TestSnapshot.of(folder.resolve("part"), false));

        assertThat(ask("vid=nobody", GATEWAY, "").outcome()).isEqualTo(Reply.Outcome.FAILED);
        assertThat(ask("vid=nobody", STRANGER, "").status()).isEqualTo(503);
    }

    @Test
    void noSnapshot_isUnavailable_andTheDenyListStillRefuses() {
        snapshot = Optional.empty();
        withdrawn.add("free");

        assertThat(ask("vid=free", STRANGER, "").status()).isEqualTo(410);
        assertThat(ask("vid=us", STRANGER, "").status()).isEqualTo(503);
    }

    @Test
    void vipMember_getsTheVipTitle_aForgedOneIsRefusedAfterTheLookup() throws Exception {
        assertThat(ask("vid=vip", STRANGER, jwt("vip", 2_000_000_000L)).status())
                .isEqualTo(200);
        assertThat(ask("vid=vip", STRANGER, jwt("vip", 1_800_000_000L)).status())
                .isEqualTo(401);
        assertThat(ask("vid=vip", STRANGER, jwt("gold", 2_000_000_000L)).status())
                .isEqualTo(401);
        assertThat(ask("vid=vip", STRANGER, jwt("vip", 2_000_000_000L) + "x").status())
                .isEqualTo(401);
        assertThat(ask("vid=nobody", STRANGER, "garbage").status()).isEqualTo(404);
    }

    @Test
    void manifestUrl_rendersTheSamePlayAsMpd() throws Exception {
        String json = text(ask("vid=free", STRANGER, ""));
        String url = json.replaceFirst("(?s).*\"manifestUrl\":\"([^\"]+)\".*", "$1");
        assertThat(url).startsWith("http://main.r1.localhost:17090/dash?format=mpd&vid=free&pt=");

        Reply mpd = ask(url.substring(url.indexOf('?') + 1), STRANGER, "");

        assertThat(mpd.contentType()).isEqualTo("application/dash+xml");
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        var document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(mpd.body()));
        var representations = document.getElementsByTagNameNS("urn:mpeg:dash:schema:mpd:2011", "Representation");
        assertThat(representations.getLength()).as("picture, sound, text").isEqualTo(3);
        assertThat(text(mpd)).contains("serviceLocation=\"cdn-b\"").doesNotContain("ContentProtection");
    }

    @Test
    void tokenOfAFullPlay_opensNoProtectedRenditionForAStranger() {
        String query = "vid=drm-fallback&format=mpd&pt=" + manifestToken("drm-fallback", "full");

        assertThat(ask(query, STRANGER, "").status()).isEqualTo(403);
        assertThat(ask(query, GATEWAY, "").status()).isEqualTo(200);
    }

    @Test
    void tokenOfAnotherVideo_isBadToken() {
        assertThat(ask("vid=free&pt=" + manifestToken("vip", "basic"), STRANGER, "")
                        .status())
                .isEqualTo(401);
        assertThat(ask("vid=free&pt=k1.x.y", STRANGER, "").status()).isEqualTo(401);
    }

    private String manifestToken(String vid, String grade) {
        return tokens.write(new PlaybackToken(
                PlaybackToken.Purpose.MANIFEST,
                vid,
                List.of("v240", "a-en"),
                List.of(),
                grade,
                "-",
                "CN",
                CLOCK.instant().plusSeconds(300)));
    }

    private Reply ask(String query, Optional<Asked.Gateway> gateway, String token) {
        Optional<String> authorization = token.isEmpty() ? Optional.empty() : Optional.of("Bearer " + token);
        return answers.answer(
                new Asked(query, Optional.empty(), authorization, InetAddress.getLoopbackAddress(), gateway));
    }

    private String jwt(String plan, long expirySeconds) throws Exception {
        String header = base64("{\"alg\":\"RS256\",\"kid\":\"m1\"}".getBytes(StandardCharsets.UTF_8));
        String payload = base64(("{\"iss\":\"iss\",\"aud\":\"aud\",\"sub\":\"s\",\"plan\":\"" + plan + "\",\"exp\":"
                        + expirySeconds + "}")
                .getBytes(StandardCharsets.UTF_8));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(member.getPrivate());
        signature.update((header + "." + payload).getBytes(StandardCharsets.US_ASCII));
        return header + "." + payload + "." + base64(signature.sign());
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String text(Reply reply) {
        return new String(reply.body(), StandardCharsets.UTF_8);
    }
}
