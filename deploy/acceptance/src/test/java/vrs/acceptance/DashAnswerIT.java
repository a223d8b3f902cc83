package vrs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.Method;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What a player gets for a play: JSON, MPD, headers. */
@WithCluster
@Order(25)
class DashAnswerIT {
    private final String main = Cluster.entry("main.r1");
    private final Cluster cluster;

    DashAnswerIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void clearTitle_isGradeFullFromTheLocalAz() {
        Response response = Play.dash(main, Map.of("vid", "free-clear"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Play.served(response, "az")).isEqualTo("r1-az1");
        assertThat(Play.served(response, "unit")).isEqualTo("main");
        assertThat(Play.served(response, "grade")).isEqualTo("full");
        assertThat(Play.served(response, "reason")).isEqualTo("none");
        assertThat(Play.served(response, "layer")).isIn("l1", "redis", "disk", "document", "sql");
        assertThat(Play.served(response, "clearAz")).isEqualTo("r1-az1");
        assertThat(Play.served(response, "drmAz")).isEqualTo("-");
        assertThat(response.jsonPath().getString("grade")).isEqualTo("full");
        assertThat(response.jsonPath().getMap("")).containsKeys("drm", "retry", "served", "manifestUrl", "revision");
        assertThat(response.jsonPath().getMap("drm")).isNull();
        assertThat(response.jsonPath().getList("video.id")).containsExactlyInAnyOrder("v240", "v360", "v720");
        assertThat(Instant.parse(response.jsonPath().getString("expiresAt")))
                .isAfter(Instant.now().plus(Duration.ofHours(2)));
        assertThat(response.header("Vary")).contains("Authorization", "Accept", "Origin");
        assertThat(response.header("VRS-Outcome")).isNull();
    }

    @Test
    void otherEntryNames_leadToTheirAz() {
        assertThat(Play.served(Play.dash(Cluster.entry("retry.r1"), Map.of("vid", "free-clear")), "az"))
                .isEqualTo("r1-az2");
        assertThat(Play.served(Play.dash(Cluster.entry("main.r2"), Map.of("vid", "free-clear")), "az"))
                .isEqualTo("r2-az1");
        assertThat(Play.served(Play.dash(Cluster.entry("retry.r2"), Map.of("vid", "free-clear")), "az"))
                .isEqualTo("r1-az1");
    }

    @Test
    void autoplayAndPreload_goToTheLowUnit_andNothingRaisesAClass() {
        assertThat(Play.served(Play.dash(main, Map.of("vid", "free-clear", "intent", "autoplay")), "unit"))
                .isEqualTo("low");
        assertThat(Play.served(Play.dash(main, Map.of("vid", "free-clear", "intent", "preload")), "unit"))
                .isEqualTo("low");
        Response prefetch = Play.request()
                .header("Sec-Purpose", "prefetch")
                .queryParams(Map.of("vid", "free-clear", "intent", "play"))
                .get(main + "/dash");
        assertThat(Play.served(prefetch, "unit")).isEqualTo("low");
    }

    @Test
    void bid_limitsTheRenditions() {
        Response response = Play.dash(main, Map.of("vid", "free-clear", "bid", "360"));

        assertThat(response.jsonPath().getList("video.height", Integer.class)).allMatch(h -> h <= 360);
        assertThat(response.jsonPath().getList("video.id")).contains("v360");
    }

    @Test
    void vipRendition_isLockedForFreeAndOpenForVip() {
        Map<String, String> parameters = Map.of("vid", "vip-rendition", "drm", "clearkey");

        Response free = Play.dash(main, parameters, cluster.token("free"));
        Response vip = Play.dash(main, parameters, cluster.token("vip"));

        assertThat(free.jsonPath().getList("locked.reason")).containsExactly("vip-required");
        assertThat(vip.jsonPath().getList("video.id")).contains("v720");
        assertThat(vip.jsonPath().getList("locked")).isEmpty();
    }

    @Test
    void manifestUrl_needsNothingElse_andRendersWhatWasDecided() throws Exception {
        Response json = Play.dash(main, Map.of("vid", "vip-rendition", "drm", "clearkey"), cluster.token("vip"));
        String url = json.jsonPath().getString("manifestUrl");

        Response mpd = Play.request().urlEncodingEnabled(false).get(url);

        assertThat(url).startsWith(main + "/dash?").contains("format=mpd").contains("pt=");
        assertThat(mpd.statusCode()).as(mpd.asString()).isEqualTo(200);
        assertThat(mpd.contentType()).startsWith("application/dash+xml");
        Document document = parse(mpd);
        assertThat(ids(document)).containsAll(json.jsonPath().getList("video.id"));
        assertThat(Play.served(mpd, "grade")).isEqualTo("full");
    }

    @Test
    void foreignOrForgedPlaybackToken_isBadToken() {
        String url = Play.dash(main, Map.of("vid", "free-clear")).jsonPath().getString("manifestUrl");

        for (String other :
                List.of(url.replace("vid=free-clear", "vid=long-clear"), url.substring(0, url.length() - 4) + "AAAA")) {
            Response response = Play.request().urlEncodingEnabled(false).get(other);
            assertThat(response.statusCode()).as(other).isEqualTo(401);
            assertThat(response.jsonPath().getString("code")).isEqualTo("bad-token");
        }
    }

    @Test
    void protectedMpd_signalsClearKeyAndBothCdns() throws Exception {
        Response mpd = Play.request()
                .header("Accept", "application/dash+xml")
                .queryParams(Map.of("vid", "drm-only", "drm", "clearkey"))
                .get(main + "/dash");
        Document document = parse(mpd);

        assertThat(mpd.asString()).contains("<dashif:Laurl").contains("urn:uuid:e2719d58-a985-b3c9-781a-b030af78d30e");
        assertThat(mpd.asString()).doesNotContain("pssh").doesNotContain("/clear/");
        assertThat(document.getDocumentElement().getAttribute("type")).isEqualTo("static");
        for (String cdn : List.of("cdn-a", "cdn-b")) {
            assertThat(mpd.asString()).contains("serviceLocation=\"" + cdn + "\"");
        }
    }

    @Test
    void formatParameter_beatsAccept() {
        Response response = Play.request()
                .header("Accept", "application/dash+xml")
                .queryParams(Map.of("vid", "free-clear", "format", "json"))
                .get(main + "/dash");

        assertThat(response.contentType()).startsWith("application/json");
    }

    @Test
    void head_hasTheHeadersOfGetAndNoBody() {
        Response head = Play.request().queryParams(Map.of("vid", "free-clear")).head(main + "/dash");

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.asByteArray()).isEmpty();
        assertThat(Play.served(head, "grade")).isEqualTo("full");
    }

    @Test
    void preflight_isAnsweredOnEveryPublicEndpoint() {
        for (String url :
                List.of(main + "/dash", main + "/licence", Cluster.origin(145) + "/dash", Cluster.origin(80) + "/x")) {
            Response options = Play.request()
                    .header("Origin", "https://player.example")
                    .header("Access-Control-Request-Method", "GET")
                    .header("Access-Control-Request-Headers", "authorization")
                    .request(Method.OPTIONS, url);

            assertThat(options.statusCode()).as(url).isIn(200, 204);
            assertThat(options.header("Access-Control-Allow-Origin")).as(url).isEqualTo("*");
            assertThat(options.header("Access-Control-Allow-Credentials")).isNull();
            assertThat(options.header("Access-Control-Allow-Headers").toLowerCase(java.util.Locale.ROOT))
                    .contains("authorization", "content-type", "accept", "range", "traceparent");
        }
    }

    @Test
    void traceparent_isKeptWhenValid() {
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        Response response = Play.request()
                .header("traceparent", trace)
                .queryParams(Map.of("vid", "free-clear"))
                .get(main + "/dash");

        assertThat(response.header("traceparent")).contains("0af7651916cd43dd8448eb211c80319c");
    }

    private static Document parse(Response mpd) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(mpd.asString().getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> ids(Document document) {
        var nodes = document.getElementsByTagNameNS("urn:mpeg:dash:schema:mpd:2011", "Representation");
        return java.util.stream.IntStream.range(0, nodes.getLength())
                .mapToObj(i -> ((Element) nodes.item(i)).getAttribute("id"))
                .toList();
    }
}
