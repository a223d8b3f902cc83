package vrs.prove.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import vrs.prove.evidence.Line;

class StorageProofTest {
    @Test
    void lines_holdUpToTheBound_andTheBareCacheIsNoLine() throws Exception {
        JsonNode measured = new ObjectMapper().readTree("""
                [{"what":"L1 hit","peer":"Caffeine","ratio":1.30,"ratioMin":1.1,"ratioMax":1.4,"oursNanos":130,"peerNanos":100,"rounds":[1,2,3]},
                 {"what":"L1 hit, bare","peer":"Caffeine","ratio":9},
                 {"what":"L2 hit","peer":"Lettuce","ratio":1.301,"rounds":[1]}]""");

        List<Line> lines = new StorageProof().lines(List.of(measured));

        assertThat(lines).extracting(Line::held).containsExactly(true, false);
        assertThat(lines.getFirst().claim()).isEqualTo("L1 hit beside Caffeine, the median of 3 rounds");
        assertThat(lines.getFirst().figure()).isEqualTo("1.30 × (1.10 to 1.40; 130 ns beside 100 ns)");
    }
}
