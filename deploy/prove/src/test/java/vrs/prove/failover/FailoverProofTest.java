package vrs.prove.failover;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vrs.prove.evidence.Line;
import vrs.prove.proof.Proof;

class FailoverProofTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FailoverProof proof = new FailoverProof(List.of("somewhere"));

    @Test
    void expectedAnswers_hold_andPinnedOnesMustNot() {
        List<Line> lines = proof.lines(parts(1_000, 900));

        assertThat(lines).isNotEmpty().allMatch(Line::held);
    }

    @Test
    void tooFewExpectedAnswers_fail() {
        assertThat(held(parts(998, 900), "drm-service of an AZ answers errors")).isFalse();
    }

    @Test
    void pinnedCallsThatLoseNothing_fail() {
        assertThat(held(parts(1_000, 1_000), "drm-errors, calls pinned to the own AZ"))
                .isFalse();
    }

    @Test
    void protectedTitleServedClear_fails() {
        List<JsonNode> parts = parts(1_000, 900);
        ((ObjectNode) parts.getFirst()).put("gaveAway", 1);

        assertThat(held(parts, "drm-service of an AZ answers errors")).isFalse();
    }

    @Test
    void callsThatMultiply_fail() {
        List<JsonNode> parts = parts(1_000, 900);
        ((ObjectNode) parts.getFirst().path("mostCallsInASecond")).put("drm", 140);

        assertThat(held(parts, "drm-errors: calls")).isFalse();
    }

    @Test
    void lastServiceAtHalf_thatLicensesFewerThanItAdmits_fails() {
        String claim =
                "DRM down in two AZs, the third admits half: the rest is clear where rights allow, its throughput stays";
        List<JsonNode> enough = parts(1_000, 900);
        List<JsonNode> fewer = parts(1_000, 900);
        fewer.forEach(part -> ((ObjectNode) part.at("/broken/got")).put("200 full", 130));

        assertThat(held(enough, claim)).isTrue();
        assertThat(held(fewer, claim)).isFalse();
    }

    private boolean held(List<JsonNode> parts, String claim) {
        return proof.lines(parts).stream()
                .filter(line -> line.claim().equals(claim))
                .findFirst()
                .orElseThrow()
                .held();
    }

    private List<JsonNode> parts(int expected, int expectedPinned) {
        List<JsonNode> parts = new ArrayList<>();
        for (Proof.Part part : proof.parts()) {
            parts.add(part(part.name().startsWith("pinned-") ? expectedPinned : expected));
        }
        return parts;
    }

    private static ObjectNode part(int expected) {
        ObjectNode part = JSON.createObjectNode().put("playsPerSecond", 60).put("gaveAway", 0);
        part.putObject("before").put("plays", 1_000).put("expected", 1_000);
        part.put("brokenMs", 10_000);
        part.putObject("broken")
                .put("plays", 1_000)
                .put("expected", expected)
                .putObject("got")
                .put("200 full", 140);
        part.putObject("after").put("plays", 1_000).put("expected", 1_000);
        part.putObject("mostCallsInASecond").put("drm", 80).put("clear", 80).put("dash", 61);
        return part;
    }
}
