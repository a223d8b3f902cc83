package vrs.prove.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vrs.prove.evidence.Line;

class ReplicaProofTest {
    private static ObjectNode good() {
        return new ObjectMapper()
                .createObjectNode()
                .put("videos", 1_000_000)
                .put("heapMaxMiB", 494)
                .put("replicaBytes", 3_000_000_000L)
                .put("bootSeconds", 300.0)
                .put("reopenSeconds", 5.0)
                .put("readP99Micros", 2_000.0);
    }

    @Test
    void figuresAtTheirBounds_hold() {
        List<Line> lines = new ReplicaProof().lines(List.of(good()));

        assertThat(lines).hasSize(5).allMatch(Line::held);
        assertThat(lines.get(1).figure()).isEqualTo("3,000.00 bytes per record");
    }

    @ParameterizedTest
    @CsvSource({
        "videos, 999999, 0",
        "heapMaxMiB, 513, 0",
        "replicaBytes, 3000000001, 1",
        "bootSeconds, 300.1, 2",
        "reopenSeconds, 5.1, 3",
        "readP99Micros, 2001, 4"
    })
    void aFigureBeyondItsBound_isNotHeld(String figure, double value, int line) {
        List<Line> lines = new ReplicaProof().lines(List.of(good().put(figure, value)));

        assertThat(lines.get(line).held()).isFalse();
    }
}
