package vrs.prove.failover;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import vrs.prove.evidence.Line;

class AmplificationProofTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AmplificationProof proof = new AmplificationProof(List.of("somewhere"));

    @Test
    void callsWithinTheBudget_hold() {
        assertThat(proof.lines(parts(102, 60))).hasSize(36).allMatch(Line::held);
        assertThat(proof.lines(parts(78, 78))).allMatch(Line::held);
    }

    @Test
    void oneSecondAboveTheBudget_fails() {
        assertThat(proof.lines(parts(103, 60)))
                .filteredOn(line -> line.claim().endsWith("calls of drm"))
                .noneMatch(Line::held);
    }

    @Test
    void moreCallsOverAllThanPlaysThatNeedThem_fails() {
        assertThat(proof.lines(parts(79, 79)))
                .filteredOn(line -> line.claim().endsWith("calls of drm"))
                .noneMatch(Line::held);
    }

    private List<JsonNode> parts(double drmCalls, double drmCallsElse) {
        return proof.parts().stream()
                .<JsonNode>map(_ -> part(drmCalls, drmCallsElse))
                .toList();
    }

    private static ObjectNode part(double drmCalls, double drmCallsElse) {
        ObjectNode part = JSON.createObjectNode().put("playsPerSecond", 60);
        ArrayNode windows = part.putArray("windows");
        windows.addObject()
                .put("seconds", 1)
                .put("requests", 60)
                .put("drm", drmCalls)
                .put("clear", 20)
                .put("dash", 60);
        for (int second = 0; second < 9; second++) {
            windows.addObject()
                    .put("seconds", 1)
                    .put("requests", 60)
                    .put("drm", drmCallsElse)
                    .put("clear", 20)
                    .put("dash", 60);
        }
        return part;
    }
}
