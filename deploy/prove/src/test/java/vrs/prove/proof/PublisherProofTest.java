package vrs.prove.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vrs.prove.evidence.Line;

class PublisherProofTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RED = "{\"wrong\":[\"lost\"]}";

    @Test
    void soundKills_andRedOnesWithoutProtection_areHeld() throws Exception {
        assertThat(lines(sound(), RED)).hasSize(7).allMatch(Line::held);
    }

    @ParameterizedTest
    @CsvSource({"kills, 199, 0", "survived, 239, 2", "halfVisible, 1, 3", "lateTaken, 1, 4", "lateRefused, 9, 4"})
    void aFigureBeyondItsBound_isNotHeld(String figure, int value, int line) throws Exception {
        assertThat(lines(sound().put(figure, value), RED).get(line).held()).isFalse();
    }

    @Test
    void aStepWithoutAKill_isVoid() throws Exception {
        ObjectNode kills = sound();
        ((ObjectNode) kills.path("steps")).put("a step", 0);

        assertThat(lines(kills, RED).get(1).held()).isFalse();
    }

    @Test
    void somethingWrong_isNotHeld() throws Exception {
        ObjectNode kills = sound();
        kills.withArray("wrong").add("not whole again");

        assertThat(lines(kills, RED).getFirst().held()).isFalse();
    }

    @Test
    void judgeThatFindsNothingWithoutProtection_isNotHeld() throws Exception {
        assertThat(lines(sound(), "{\"wrong\":[]}").get(5).held()).isFalse();
    }

    private static ObjectNode sound() throws Exception {
        return (ObjectNode) JSON.readTree("""
                {"kills":207,"elsewhere":1,"acknowledged":240,"survived":240,"lost":0,"halfVisible":0,"lateRefused":18,
                 "lateTaken":0,"steps":{"a step":9},"wrong":[],"seed":1}""");
    }

    private static List<Line> lines(JsonNode kills, String without) throws Exception {
        return new PublisherProof(Path.of("."))
                .lines(List.of(kills, JSON.readTree(without), JSON.readTree("{\"wrong\":[\"taken\"]}")));
    }
}
