package vrs.dash.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vrs.catalog.Rendition;
import vrs.dash.Titles;
import vrs.signing.PlaybackToken;
import vrs.signing.TokenVerdict;

class JsonAnswerTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void mixedAnswer_isWrittenToTheLetter() throws Exception {
        PlaybackAnswer answer = Answers.to(Titles.mixed(Titles.FREE));

        JsonNode written = JSON.readTree(JsonAnswer.write(answer));

        JsonNode golden = JSON.readTree(getClass().getResourceAsStream("/golden/mixed.json"));
        assertThat(written.toPrettyString())
                .isEqualTo(golden.toPrettyString().replace("{manifestUrl}", answer.manifestUrl()));
    }

    @Test
    void openAnswer_hasNoDrm() throws Exception {
        JsonNode written = JSON.readTree(JsonAnswer.write(Answers.to(Titles.open())));

        assertThat(written.get("drm").isNull()).isTrue();
        assertThat(written.get("retry").isNull()).isTrue();
        assertThat(written.at("/served/drm-az").textValue()).isEqualTo("-");
    }

    @Test
    void keyIds_standOnceEach() throws Exception {
        JsonNode written = JSON.readTree(JsonAnswer.write(Answers.to(Titles.encrypted(Titles.FREE))));

        assertThat(written.at("/drm/keyIds").toString())
                .isEqualTo("[\"" + Titles.KEY_FREE + "\",\"" + Titles.KEY_VIP + "\"]");
    }

    /** As large as docs/video.schema.json allows, each rendition with a key of its own. */
    @Test
    void manifestUrlOfTheLargestTitle_isReadBack_andFitsARequestLine() {
        List<Rendition.Video> pictures = IntStream.range(0, 32)
                .mapToObj(i -> Titles.picture("%032d".formatted(i), 240, "%032x".formatted(i)))
                .toList();
        List<Rendition.Audio> sounds = IntStream.range(32, 64)
                .mapToObj(i -> new Rendition.Audio(
                        "%032d".formatted(i), "mp4a.40.2", "en", 2, 128_000, Optional.of("%032x".formatted(i))))
                .toList();

        String url = Answers.to(Titles.title(Titles.FREE, pictures, sounds)).manifestUrl();

        assertThat("GET " + url + " HTTP/1.1").hasSizeLessThan(8_192);
        TokenVerdict verdict =
                Answers.TOKENS.read(url.substring(url.indexOf("pt=") + 3), PlaybackToken.Purpose.MANIFEST);
        assertThat(verdict).isInstanceOf(TokenVerdict.Genuine.class);
    }

    @Test
    void manifestUrl_carriesTheDecision() {
        String url = Answers.to(Titles.mixed(Titles.FREE)).manifestUrl();

        assertThat(url).startsWith("http://main.r1.localhost:17090/dash?format=mpd&vid=film&pt=");
        TokenVerdict verdict =
                Answers.TOKENS.read(url.substring(url.indexOf("pt=") + 3), PlaybackToken.Purpose.MANIFEST);
        PlaybackToken token = ((TokenVerdict.Genuine) verdict).token();
        assertThat(token.renditions()).containsExactly("v240", "v720", "a-en");
        assertThat(token.keyIds()).containsExactly(Titles.KEY_VIP);
        assertThat(token.grade()).isEqualTo("full");
        assertThat(token.subjectHash()).isEqualTo("hash");
        assertThat(token.territory()).isEqualTo("CN");
        assertThat(token.expiresAt()).isEqualTo(Titles.NOW.plus(PlaybackAnswers.MANIFEST_FOR));
    }

    @Test
    void problem_hasTheFieldsOfItsCode() {
        assertThat(new String(Problem.malformed("bid").write(), StandardCharsets.UTF_8))
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400,"
                        + "\"detail\":\"The parameter \\\"bid\\\" is malformed.\",\"code\":\"bad-request\"}");
    }

    @Test
    void served_hasItsFixedOrder() {
        assertThat(Answers.to(Titles.mixed(Titles.FREE)).served().header())
                .isEqualTo("az=r1-az1; unit=main; instance=r1-az1-dash-main-1; grade=full; reason=none; layer=l1; "
                        + "drm-az=r1-az1; clear-az=r1-az1");
        assertThat(Served.nothing(Answers.SELF).header())
                .isEqualTo("az=r1-az1; unit=main; instance=r1-az1-dash-main-1; grade=-; reason=none; layer=-; "
                        + "drm-az=-; clear-az=-");
    }
}
