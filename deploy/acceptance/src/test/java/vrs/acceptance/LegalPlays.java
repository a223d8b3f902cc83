package vrs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Plays as anybody starts them: an answer, then a first segment of each; and a play of the fallback player's own. */
final class LegalPlays {
    /** When a player of ours gives up on an answer. */
    private static final long PLAY_MS_MAX = 2_000;

    /** A machine that others use, too, stands still now and then. */
    private static final double LATE_SHARE_MAX = 0.01;

    private final List<String> faults = new ArrayList<>();
    private int plays;
    private int late;
    private long slowestMs;

    /** One of each. */
    void one() {
        Response play = timed(Cluster.entry("main.r1"), Map.of("vid", "drm-fallback", "drm", "clearkey"));
        Response basic = timed(Cluster.origin(145), Map.of("vid", "free-clear"));
        if (play.statusCode() == 200 && Play.served(play, "grade").equals("full") && basic.statusCode() == 200) {
            String base = play.jsonPath().getString("video[0].addresses.find { it.cdn == 'cdn-a' }.base");
            int segment = Play.request()
                    .header("Connection", "close")
                    .get(base + "init.mp4")
                    .statusCode();
            if (segment != 200) {
                faults.add("segment " + segment);
            }
        } else {
            faults.add(play.statusCode() + " " + play.headers() + "\n" + basic.statusCode() + " " + basic.headers());
        }
    }

    private Response timed(String origin, Map<String, String> parameters) {
        Response response = Play.request()
                .header("Connection", "close")
                .queryParams(parameters)
                .get(origin + "/dash");
        slowestMs = Math.max(slowestMs, response.time());
        plays++;
        if (response.time() >= PLAY_MS_MAX) {
            late++;
        }
        return response;
    }

    void assertAllWell() {
        System.out.println("legal plays meanwhile: " + plays + ", late " + late + ", slowest " + slowestMs + " ms");
        assertThat(faults).isEmpty();
        assertThat(plays).isGreaterThan(20);
        assertThat(late / (double) plays)
                .as("late plays, the slowest after " + slowestMs + " ms")
                .isLessThan(LATE_SHARE_MAX);
    }
}
