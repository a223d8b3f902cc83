package vrs.prove.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vrs.prove.evidence.Line;

class SimulationProofTest {
    private final SimulationProof proof = new SimulationProof();

    @Test
    void oneSeedIsOnePart() {
        assertThat(proof.parts()).extracting(Proof.Part::name).hasSize(20).contains("seed-1", "seed-20");
    }

    @Test
    void lines_judgeTheWorstSeedGuarded_andTheBestOneWithout() throws Exception {
        List<Line> lines = proof.lines(seeds(part(0.999, 0.499)));

        assertThat(lines).extracting(Line::held).containsExactly(true, true, true, true);
        assertThat(lines.get(2).figure()).isEqualTo("99.900 % (60.000 % from the loss until then)");
        assertThat(lines.get(3).figure()).isEqualTo("49.900 %");
    }

    @Test
    void oneBadSeed_breaksItsLine() throws Exception {
        assertThat(proof.lines(seeds(part(0.9989, 0.1))))
                .extracting(Line::held)
                .containsExactly(true, true, false, true);
        assertThat(proof.lines(seeds(part(1, 0.51)))).extracting(Line::held).containsExactly(true, true, true, false);
        assertThat(proof.lines(List.of(part(1, 0.1)))).extracting(Line::held).containsExactly(false, true, true, true);
    }

    private static List<JsonNode> seeds(JsonNode odd) throws Exception {
        JsonNode plain = part(1, 0.1);
        return Stream.concat(IntStream.range(0, 19).mapToObj(_ -> plain), Stream.of(odd))
                .toList();
    }

    private static JsonNode part(double worstAfter, double unguardedAfter) throws Exception {
        return new ObjectMapper().readTree("""
                {"instances":3000,
                 "guarded":{"goodputBefore":1,"goodputWhileLost":0.6,"goodputAfter":1,"worstSecondAfter":%s},
                 "unguarded":{"goodputBefore":1,"goodputWhileLost":0.2,"goodputAfter":%s,"worstSecondAfter":0.05}}""".formatted(worstAfter, unguardedAfter));
    }
}
