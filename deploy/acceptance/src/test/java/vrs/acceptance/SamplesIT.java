package vrs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The sample list of the player page says what the system really answers, row by row. */
@WithCluster
@Order(10)
class SamplesIT {
    private static final int SAMPLES_MIN = 10;

    private final Cluster cluster;

    SamplesIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void samples_answerAsTheirListExpects() throws IOException {
        JsonNode samples = new ObjectMapper()
                .readTree(
                        Play.request().get(Cluster.origin(1) + "/samples.json").asString());
        assertThat(samples).hasSizeGreaterThanOrEqualTo(SAMPLES_MIN);

        Map<String, String> tokens = new HashMap<>();
        tokens.put("free", cluster.token("free"));
        tokens.put("vip", cluster.token("vip"));
        List<String> differences = new ArrayList<>();
        for (JsonNode sample : samples) {
            for (String viewer : List.of("anonymous", "free", "vip")) {
                compare(sample, "expect", viewer, "clearkey", tokens, differences);
                compare(sample, "expectNoDrm", viewer, "none", tokens, differences);
            }
        }

        assertThat(differences).isEmpty();
    }

    private static void compare(
            JsonNode sample,
            String list,
            String viewer,
            String drm,
            Map<String, String> tokens,
            List<String> differences) {
        Map<String, String> parameters =
                Map.of("vid", sample.path("vid").asText(), "intent", "play", "codecs", "avc1", "drm", drm);
        Response response = tokens.containsKey(viewer)
                ? Play.dash(Cluster.entry("main.r1"), parameters, tokens.get(viewer))
                : Play.dash(Cluster.entry("main.r1"), parameters);
        String expected = sample.path(list).path(viewer).asText();
        String got = response.statusCode() == 200 ? "200" : response.jsonPath().getString("code");
        if (!got.equals(expected)) {
            differences.add(sample.path("vid").asText() + " " + list + "." + viewer + ": expected " + expected
                    + ", got " + got);
        }
        if (drm.equals("none")
                && response.asString().contains("/clear/")
                && sample.path("drm").asBoolean()) {
            boolean protectedInClear = response.jsonPath().getBoolean("video.any { it.protected }");
            if (protectedInClear) {
                differences.add(sample.path("vid").asText() + " " + viewer + ": a claim lowered protection");
            }
        }
    }
}
