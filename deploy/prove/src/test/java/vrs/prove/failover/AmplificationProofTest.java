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
        assertThat(proof.lines(parts(102))).hasSize(36).allMatch(Line::held);
    }

    @Test
    void oneSecondAboveTheBudget_fails() {
        assertThat(proof.lines(parts(103)))
                .filteredOn(line -> line.claim().endsWith("calls of drm"))
                .noneMatch(Line::held);
    }

    private List<JsonNode> parts(double drmCalls) {
        return proof.parts().stream().<JsonNode>map(_ -> part(drmCalls)).toList();
    }

    private static ObjectNode part(double drmCalls) {
        ObjectNode part = JSON.createObjectNode().put("playsPerSecond", 60);
        ArrayNode windows = part.putArray("windows");
        windows.addObject()
                .put("seconds", 1)
                .put("drm", drmCalls)
                .put("clear", 20)
                .put("dash", 60);
        windows.addObject().put("seconds", 1).put("drm", 60).put("clear", 20).put("dash", 60);
        return part;
    }
}
