package vrs.prove.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vrs.prove.evidence.Line;

class VisibilityProofTest {
    private static final String PUBLISHES = """
            {"fromAcknowledged":{"count":1000,"p50Ms":40,"p99Ms":900,"maxMs":1200},"fromSent":{"p99Ms":950},
             "neverSeen":0,"ordersFailed":0,"instances":6,"load":{"valid":true,"failed":0,"answered":9000}}
            """;
    private static final String WITHDRAWALS = """
            {"licencesBefore":300,
             "withRedis":{"fromAcknowledged":{"count":200,"p99Ms":300},"neverSeen":0,"ordersFailed":0},
             "withoutRedis":{"fromAcknowledged":{"count":100,"p99Ms":301},"neverSeen":0,"ordersFailed":0},
             "stages":[{"stage":"Redis down","asked":4500,"refused":4500,"served":0}],
             "stores":[%s],"replicas":[%s]}
            """.formatted(rows(9), rows(6));
    private static final String ABSENCE = """
            {"cut":{"videos":10,"servedInsideMeanwhile":10,"obeyedMsAfterTheFirstAnswer":400},
             "killed":{"videos":10,"onItsListMeanwhile":0,"instances":[{"wasReady":true,"refused":10}]}}
            """;

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void allInTime_andNothingServedAfterwards_holds() throws JsonProcessingException {
        assertThat(lines(PUBLISHES, WITHDRAWALS, ABSENCE)).hasSize(10).allMatch(Line::held);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"p99Ms\":900 | \"p99Ms\":1001",
                "\"neverSeen\":0 | \"neverSeen\":1",
                "\"count\":1000 | \"count\":999",
                "\"ordersFailed\":0 | \"ordersFailed\":1",
                "\"valid\":true | \"valid\":false",
                "\"p99Ms\":300 | \"p99Ms\":1001",
                "\"p99Ms\":301 | \"p99Ms\":1001",
                "\"licencesBefore\":300 | \"licencesBefore\":299",
                "\"refused\":4500 | \"refused\":4499",
                "\"tombstones\":300 | \"tombstones\":299",
                "\"obeyedMsAfterTheFirstAnswer\":400 | \"obeyedMsAfterTheFirstAnswer\":1001",
                "\"servedInsideMeanwhile\":10 | \"servedInsideMeanwhile\":9",
                "\"onItsListMeanwhile\":0 | \"onItsListMeanwhile\":1",
                "\"wasReady\":true | \"wasReady\":false",
                "\"refused\":10 | \"refused\":9"
            })
    void oneThingAmiss_failsItsLineAlone(String good, String bad) throws JsonProcessingException {
        List<Line> lines = lines(
                once(PUBLISHES, good, bad),
                PUBLISHES.contains(good) ? WITHDRAWALS : once(WITHDRAWALS, good, bad),
                PUBLISHES.contains(good) || WITHDRAWALS.contains(good) ? ABSENCE : once(ABSENCE, good, bad));

        assertThat(lines.stream().filter(line -> !line.held())).hasSize(1);
    }

    private static String once(String text, String good, String bad) {
        int at = text.indexOf(good);
        return at < 0 ? text : text.substring(0, at) + bad + text.substring(at + good.length());
    }

    private static String rows(int count) {
        return String.join(",", java.util.Collections.nCopies(count, "{\"tombstones\":300}"));
    }

    private List<Line> lines(String publishes, String withdrawals, String absence) throws JsonProcessingException {
        List<JsonNode> parts = List.of(json.readTree(publishes), json.readTree(withdrawals), json.readTree(absence));
        return new VisibilityProof().lines(parts);
    }
}
