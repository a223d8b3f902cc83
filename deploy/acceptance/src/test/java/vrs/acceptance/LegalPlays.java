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

    /** Of plays that came late or as the fallback player's: a machine that others use, too, stands still now and then. */
    private static final double HELD_UP_SHARE_MAX = 0.01;

    private final List<String> faults = new ArrayList<>();
    private int plays;
    private int late;
    private int notFull;
    private long slowestMs;

    /** One of each. */
    void one() {
        Response play = timed(Cluster.entry("main.r1"), Map.of("vid", "drm-fallback", "drm", "clearkey"));
        Response ofFallback = timed(Cluster.origin(145), Map.of("vid", "free-clear"));
        if (play.statusCode() == 200 && ofFallback.statusCode() == 200) {
            if (!Play.served(play, "grade").equals("full")) {
                notFull++;
            }
            String base = play.jsonPath().getString("video[0].addresses.find { it.cdn == 'cdn-a' }.base");
            int segment = Play.request()
                    .header("Connection", "close")
                    .get(base + "init.mp4")
                    .statusCode();
            if (segment != 200) {
                faults.add("segment " + segment);
            }
        } else {
            faults.add(play.statusCode() + " " + play.headers() + "\n" + ofFallback.statusCode() + " "
                    + ofFallback.headers());
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
        String figures = plays + ", late " + late + ", not full " + notFull + ", slowest " + slowestMs + " ms";
        System.out.println("legal plays meanwhile: " + figures);
        assertThat(faults).isEmpty();
        assertThat(plays).isGreaterThan(20);
        assertThat(late / (double) plays).as("late plays, of " + figures).isLessThan(HELD_UP_SHARE_MAX);
        // Every second of them asks the fallback player itself.
        assertThat(2 * notFull / (double) plays)
                .as("plays below their grade, of " + figures)
                .isLessThan(HELD_UP_SHARE_MAX);
    }
}
