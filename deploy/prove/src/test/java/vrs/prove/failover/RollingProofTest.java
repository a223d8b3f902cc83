package vrs.prove.failover;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class RollingProofTest {
    private final RollingProof proof = new RollingProof(List.of("somewhere"));

    @Test
    void noPlayLost_andAllReplaced_holds() {
        assertThat(held(9_000, 9_000, 0, 21)).isTrue();
    }

    @Test
    void onePlayLost_orRepeated_orOneProcessLeft_fails() {
        assertThat(held(9_000, 8_999, 0, 21)).as("lost").isFalse();
        assertThat(held(9_000, 9_000, 1, 21)).as("repeated").isFalse();
        assertThat(held(9_000, 9_000, 0, 20)).as("one not replaced").isFalse();
        assertThat(held(0, 0, 0, 21)).as("no load").isFalse();
    }

    private boolean held(int plays, int full, int repeated, int replaced) {
        return proof.lines(List.of(new ObjectMapper()
                        .createObjectNode()
                        .put("plays", plays)
                        .put("full", full)
                        .put("repeated", repeated)
                        .put("replaced", replaced)))
                .getFirst()
                .held();
    }
}
