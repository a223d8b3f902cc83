package vrs.prove.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class UndisturbedTest {
    private final ObjectMapper json = new ObjectMapper();
    private int measured;

    @Test
    void quietMachine_measuresOnce() throws Exception {
        JsonNode found = take(0, 100);

        assertThat(measured).isEqualTo(1);
        assertThat(found.path("stolenPercent").asDouble()).isEqualTo(10);
    }

    @Test
    void hostThatTakesTooMuch_isMeasuredOnceMore() throws Exception {
        JsonNode found = take(0, 110, 110, 150);

        assertThat(measured).isEqualTo(2);
        assertThat(found.path("n").asInt()).isEqualTo(2);
        assertThat(found.path("stolenPercent").asDouble()).isEqualTo(4);
        assertThat(found.path("times").asInt()).isEqualTo(2);
    }

    @Test
    void hostThatTakesTooMuchAlways_isMeasuredThreeTimes() throws Exception {
        take(0, 500, 500, 1_000, 1_000, 1_500);

        assertThat(measured).isEqualTo(3);
    }

    // Between two looks a thousand ticks go by.
    private JsonNode take(int... stolen) throws Exception {
        Queue<StolenTime> looks = new ArrayDeque<>();
        for (int i = 0; i < stolen.length; i++) {
            looks.add(new StolenTime(stolen[i], 1_000L * i));
        }
        Workbench bench = new Workbench(null, false, System::nanoTime, line -> {}, json);
        Proof.Part part = new Proof.Part("one", it -> json.createObjectNode().put("n", ++measured));
        return Undisturbed.take(part, bench, looks::remove);
    }
}
