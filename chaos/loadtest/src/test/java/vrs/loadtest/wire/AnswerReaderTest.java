package vrs.loadtest.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import vrs.loadtest.measure.Grade;
import vrs.loadtest.measure.Outcome;

class AnswerReaderTest {
    @Test
    void play_hasTheGradeOfItsBody() {
        assertThat(json(200, "{\"vid\":\"a\",\"grade\":\"full\",\"video\":[]}"))
                .isEqualTo(new Outcome.Answered(Grade.FULL));
        assertThat(json(200, "{ \"grade\" : \"basic\" }")).isEqualTo(new Outcome.Answered(Grade.BASIC));
    }

    @Test
    void titleThatQuotesAGrade_isNotTaken() {
        String body = "{\"title\":\"he said \\\"grade\\\":\\\"basic\\\" and \\\"grade\\\"\",\"grade\":\"clear\"}";

        assertThat(json(200, body)).isEqualTo(new Outcome.Answered(Grade.CLEAR));
    }

    @Test
    void valueThatReadsGrade_isNotTheName() {
        assertThat(json(200, "{\"title\":\"grade\",\"grade\":\"full\"}")).isEqualTo(new Outcome.Answered(Grade.FULL));
    }

    @Test
    void manifest_hasTheGradeOfItsHeader() {
        String served = "az=r1-az1; unit=main; instance=x; grade=clear; reason=drm-unavailable";

        assertThat(read(200, false, served, "<MPD/>")).isEqualTo(new Outcome.Answered(Grade.CLEAR));
    }

    @Test
    void okWithoutGrade_isUnsound() {
        assertThat(json(200, "{\"grade\":\"best\"}")).isEqualTo(new Outcome.Unsound(200));
        assertThat(json(200, "{\"grade\":")).isEqualTo(new Outcome.Unsound(200));
        assertThat(json(200, "\"grade")).isEqualTo(new Outcome.Unsound(200));
        assertThat(json(200, "")).isEqualTo(new Outcome.Unsound(200));
        assertThat(read(200, false, "degrade=full", "<html/>")).isEqualTo(new Outcome.Unsound(200));
    }

    @Test
    void problem_isTheViewersOrOurs() {
        assertThat(json(403, "{\"status\":403,\"code\":\"vip-required\"}"))
                .isEqualTo(new Outcome.Refused(403, "vip-required"));
        assertThat(json(503, "{\"code\":\"unavailable\"}")).isEqualTo(new Outcome.Unavailable(503, "unavailable"));
        assertThat(json(429, "{\"code\":\"shed\"}")).isEqualTo(new Outcome.Unavailable(429, "shed"));
    }

    @Test
    void errorWithoutProblem_isUnsound() {
        assertThat(read(503, false, "", "<html>oops</html>")).isEqualTo(new Outcome.Unsound(503));
        assertThat(json(404, "{\"code\":\"DROP TABLE\"}")).isEqualTo(new Outcome.Unsound(404));
        assertThat(json(302, "{\"code\":\"moved\"}")).isEqualTo(new Outcome.Unsound(302));
    }

    private static Outcome json(int status, String body) {
        return read(status, true, "", body);
    }

    private static Outcome read(int status, boolean json, String served, String body) {
        return AnswerReader.read(status, json, served, Unpooled.copiedBuffer(body, StandardCharsets.UTF_8));
    }
}
