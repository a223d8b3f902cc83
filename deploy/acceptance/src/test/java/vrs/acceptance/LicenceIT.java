package vrs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A licence opens the key IDs of the play that it was asked for, and nothing else. */
@WithCluster
@Order(40)
class LicenceIT {
    private static final String VIP_KEY = "a1c0de00000000000000000000001202";

    private static final int LICENCES_PER_TOKEN = 20;

    private final Cluster cluster;

    LicenceIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void licence_forItsOwnKeys_isIssuedThroughTheMainName() {
        Response play = protectedPlay("drm-fallback");
        String url = play.jsonPath().getString("drm.licenceUrl");
        List<String> keyIds = play.jsonPath().getList("drm.keyIds");

        Response licence = ask(url, keyIds);

        assertThat(url).startsWith(Cluster.entry("main.r1") + "/licence?");
        assertThat(licence.statusCode()).as(licence.asString()).isEqualTo(200);
        assertThat(licence.jsonPath().getList("keys.kty")).containsOnly("oct");
        assertThat(licence.jsonPath().getList("keys.kid")).hasSameSizeAs(keyIds);
        assertThat(licence.jsonPath().getString("type")).isEqualTo("temporary");
        assertThat(Base64.getUrlDecoder().decode(licence.jsonPath().getString("keys[0].k")))
                .hasSize(16);
        assertThat(licence.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(Play.served(licence, "drmAz")).isEqualTo("r1-az1");
    }

    @Test
    void keyOfALockedRendition_isRefused() {
        Response play = protectedPlay("vip-rendition");
        List<String> keyIds = play.jsonPath().getList("drm.keyIds");
        assertThat(keyIds).isNotEmpty().doesNotContain(VIP_KEY);

        refused(ask(play.jsonPath().getString("drm.licenceUrl"), List.of(keyIds.get(0), VIP_KEY)));
    }

    @Test
    void tokenOfAnotherVideo_opensNoForeignKey() {
        Response other = protectedPlay("long-drm");
        Response play = protectedPlay("drm-fallback");

        refused(ask(
                other.jsonPath().getString("drm.licenceUrl"), play.jsonPath().getList("drm.keyIds")));
    }

    @Test
    void noForgedOrWrongPurposeToken_opensAnything() {
        Response play = protectedPlay("drm-fallback");
        List<String> keyIds = play.jsonPath().getList("drm.keyIds");
        String url = play.jsonPath().getString("drm.licenceUrl");
        String manifestToken = play.jsonPath().getString("manifestUrl").replaceFirst(".*[?&]pt=([^&]+).*", "$1");

        refused(ask(url.replaceFirst("\\?.*", ""), keyIds));
        refused(ask(url.substring(0, url.length() - 4) + "AAAA", keyIds));
        refused(ask(url.replaceFirst("token=.*", "token=" + manifestToken), keyIds));
    }

    @Test
    void expiredToken_opensNothing_whileTheSameOneInTimeDoes() throws Exception {
        Response play = protectedPlay("drm-fallback");
        List<String> keyIds = play.jsonPath().getList("drm.keyIds");
        String url = play.jsonPath().getString("drm.licenceUrl");
        String token = url.replaceFirst(".*token=", "");
        long now = Instant.now().getEpochSecond();

        Response inTime = ask(url.replace(token, endingAt(token, now + 60)), keyIds);
        Response late = ask(url.replace(token, endingAt(token, now - 60)), keyIds);

        assertThat(inTime.statusCode()).as("signed anew").isEqualTo(200);
        refused(late);
    }

    @Test
    void the21stLicence_onOneToken_isRefused_andAnotherTokenStillOpens() {
        Response play = protectedPlay("long-drm");
        List<String> keyIds = play.jsonPath().getList("drm.keyIds");
        String url = play.jsonPath().getString("drm.licenceUrl");

        List<Response> share = IntStream.rangeClosed(1, LICENCES_PER_TOKEN)
                .mapToObj(_ -> ask(url, keyIds))
                .toList();
        Response oneMore = ask(url, keyIds);
        Response ofAnother = ask(protectedPlay("long-drm").jsonPath().getString("drm.licenceUrl"), keyIds);

        assertThat(share).extracting(Response::statusCode).containsOnly(200);
        // The count is each instance's own: all of these came from one.
        assertThat(share).extracting(licence -> Play.served(licence, "drmAz")).containsOnly("r1-az1");
        refused(oneMore);
        assertThat(ofAnother.statusCode()).as("another token").isEqualTo(200);
    }

    /** The same token with another end, signed with the cluster's own key. */
    private String endingAt(String token, long expirySeconds) throws Exception {
        String[] parts = token.split("\\.");
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String changed = payload.substring(0, payload.lastIndexOf('\n') + 1) + expirySeconds;
        String secret = Files.readAllLines(cluster.home().resolve("keys/playback.keys")).stream()
                .filter(line -> line.startsWith(parts[0] + " "))
                .findFirst()
                .orElseThrow()
                .split(" ")[1];
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getUrlDecoder().decode(secret), "HmacSHA256"));
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String signed = parts[0] + "." + base64.encodeToString(changed.getBytes(StandardCharsets.UTF_8));
        return signed + "." + base64.encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void malformedBody_isBadRequest() {
        String url = protectedPlay("drm-fallback").jsonPath().getString("drm.licenceUrl");

        Response response =
                Play.request().urlEncodingEnabled(false).body("{\"kids\":").post(url);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.jsonPath().getString("code")).isEqualTo("bad-request");
    }

    private static Response protectedPlay(String vid) {
        Response play = Play.dash(Cluster.entry("main.r1"), Map.of("vid", vid, "drm", "clearkey"));
        assertThat(play.statusCode()).as(play.asString()).isEqualTo(200);
        assertThat(play.jsonPath().getString("drm.system")).isEqualTo("clearkey");
        return play;
    }

    private static Response ask(String url, List<String> keyIds) {
        String kids = keyIds.stream()
                .map(hex -> "\""
                        + Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(HexFormat.of().parseHex(hex))
                        + "\"")
                .collect(java.util.stream.Collectors.joining(","));
        return Play.request()
                .urlEncodingEnabled(false)
                .body("{\"kids\":[" + kids + "],\"type\":\"temporary\"}")
                .post(url);
    }

    private static void refused(Response response) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(403);
        assertThat(response.jsonPath().getString("code")).isEqualTo("licence-refused");
    }
}
