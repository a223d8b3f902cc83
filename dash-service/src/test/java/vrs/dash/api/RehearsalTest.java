package vrs.dash.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vrs.catalog.FailureReason;
import vrs.catalog.Found;
import vrs.dash.ScriptedUpstream;
import vrs.dash.TestClock;
import vrs.dash.TestTicker;
import vrs.dash.Titles;
import vrs.dash.playback.MembershipTokens;
import vrs.process.Settings;
import vrs.signing.PlaybackTokens;

class RehearsalTest {
    /** A rehearsal that ends in a refusal would warm nothing. */
    @Test
    void rehearsal_playsInBothForms(@TempDir Path directory) throws Exception {
        TestHome home = TestHome.make(directory, 1, 2, 3);
        Materials materials = Materials.read(DashConfig.read(new Settings(home.settings()::get)));
        TestTicker ticker = new TestTicker();
        ScriptedUpstream upstream = new ScriptedUpstream(ticker).when("drm", ScriptedUpstream.NOBODY);
        List<String> lookedUp = new ArrayList<>();
        TestClock clock = new TestClock(Titles.NOW);
        Rehearsal rehearsal = new Rehearsal(
                new MembershipTokens(materials.membershipKeys(), "iss", "aud", clock),
                new PlaybackTokens(materials.playbackKeys(), clock),
                upstream,
                17_110,
                Duration.ofMillis(100),
                (vid, _) -> {
                    lookedUp.add(vid);
                    return new Found.Unavailable(FailureReason.CONNECT_REFUSED);
                },
                clock,
                ticker);

        assertThat(text(rehearsal.play("vid=rehearsal&drm=clearkey")))
                .contains("\"grade\":\"full\"")
                .contains("licenceUrl");
        assertThat(text(rehearsal.play("vid=rehearsal&drm=clearkey&format=mpd")))
                .contains("<MPD ");
        rehearsal.run();
        assertThat(lookedUp).containsExactly("rehearsal");
        assertThat(upstream.asked())
                .as("the plays before it ask nobody outside")
                .hasSize(1);
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }
}
