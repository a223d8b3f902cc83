package vrs.dash.answer;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import vrs.catalog.VideoRecord;
import vrs.dash.Calls;
import vrs.dash.ScriptedUpstream;
import vrs.dash.TestTicker;
import vrs.dash.Titles;
import vrs.dash.playback.Entitlement.Entitled;
import vrs.dash.playback.Locked;
import vrs.dash.upstream.Descent;
import vrs.dash.upstream.DescentOutcome;
import vrs.signing.HmacKey;
import vrs.signing.HmacKeys;
import vrs.signing.PlaybackTokens;

/** Answers to made-up plays, all upstreams being well. */
final class Answers {
    static final PlaybackTokens TOKENS = new PlaybackTokens(
            new HmacKeys(List.of(HmacKey.of("k1", new byte[32]))), Clock.fixed(Titles.NOW, ZoneOffset.UTC));
    static final Served.Instance SELF = new Served.Instance("r1-az1", "main", "r1-az1-dash-main-1");

    private Answers() {}

    static PlaybackAnswer to(VideoRecord title) {
        return to(title, Map.of());
    }

    /** While the operators decided this. */
    static PlaybackAnswer to(VideoRecord title, Map<String, String> control) {
        TestTicker ticker = new TestTicker();
        Entitled entitled = new Entitled(title.video(), title.audio(), List.of(new Locked("v1080", Locked.Reason.VIP)));
        Descent.Play play = new Descent.Play(title, entitled, "hash", "CN", Titles.NOW.plusSeconds(7212));
        DescentOutcome.Playable playable =
                (DescentOutcome.Playable) new Descent(Calls.to(new ScriptedUpstream(ticker), ticker), Runnable::run)
                        .full(play, Calls.allowed(Duration.ofSeconds(2), ticker));
        Served served = Served.play(SELF, playable.grade(), playable.reason(), "l1", playable.sources());
        return new PlaybackAnswers("http://main.r1.localhost:17090", TOKENS)
                .of(play, playable, served, Calls.control(control), Titles.NOW);
    }
}
