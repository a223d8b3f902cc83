package vrs.dash.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
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
