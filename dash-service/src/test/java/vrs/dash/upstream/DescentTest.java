package vrs.dash.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import vrs.catalog.Rendition;
import vrs.catalog.VideoRecord;
import vrs.dash.Calls;
import vrs.dash.ScriptedUpstream;
import vrs.dash.TestTicker;
import vrs.dash.Titles;
import vrs.dash.playback.Entitlement.Entitled;
import vrs.dash.playback.Grade;
import vrs.dash.playback.Locked;
import vrs.signing.MediaSet;

class DescentTest {
    private final TestTicker ticker = new TestTicker();
    private final ScriptedUpstream upstream = new ScriptedUpstream(ticker);

    @Test
    void openTitle_needsClearOnly_andIsFull() {
        DescentOutcome.Playable playable = playable(Titles.open());

        assertThat(playable.grade()).isEqualTo(Grade.FULL);
        assertThat(playable.reason()).isEqualTo(LoweredReason.NONE);
        assertThat(upstream.asked()).containsExactly("r1-az1-clear-1");
        assertThat(playable.sources().isProtected("v240")).isFalse();
        assertThat(playable.sources().licenceToken()).isEmpty();
        assertThat(playable.sources().subtitles()).containsOnlyKeys("en", "zh");
    }

    @Test
    void encryptedTitle_needsDrmOnly_andIsFull() {
        DescentOutcome.Playable playable = playable(Titles.encrypted(Titles.FREE));

        assertThat(playable.grade()).isEqualTo(Grade.FULL);
        assertThat(upstream.asked()).containsExactly("r1-az1-drm-1");
        assertThat(playable.sources().isProtected("v720")).isTrue();
        assertThat(playable.sources().licenceToken()).contains("lic.en.ce");
        assertThat(query(MediaSet.CENC).renditions())
                .contains(new StreamsQuery.Asked("v720", Optional.of(Titles.KEY_VIP)));
    }

    @Test
    void mixedTitle_takesEachPartFromItsService() {
        DescentOutcome.Playable playable = playable(Titles.mixed(Titles.FREE));

        assertThat(playable.grade()).isEqualTo(Grade.FULL);
        assertThat(upstream.asked()).containsExactlyInAnyOrder("r1-az1-drm-1", "r1-az1-clear-1");
        assertThat(base(playable, "v720")).contains("/cenc/");
        assertThat(base(playable, "v240")).contains("/clear/");
        assertThat(base(playable, "a-en")).contains("/clear/");
        assertThat(playable.sources().subtitles().get("en")).contains("/cenc/");
        assertThat(query(MediaSet.CENC).renditions())
                .extracting(StreamsQuery.Asked::id)
                .containsExactly("v720");
        assertThat(query(MediaSet.CLEAR).renditions())
                .extracting(StreamsQuery.Asked::id)
                .containsExactly("v240", "a-en");
    }

    /** Both wait for the other: one after the other would never meet. */
    @Test
    void mixedTitle_callsBothAtOnce() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        Upstream meeting = (instance, query, _, _) -> {
            try {
                both.await(5, TimeUnit.SECONDS);
                return new Attempt.Answered(ScriptedUpstream.answer(query));
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                return ScriptedUpstream.TIMED_OUT;
            }
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Descent descent = new Descent(Calls.to(meeting, ticker), threads);

            assertThat(descent.full(play(Titles.mixed(Titles.FREE)), allowance()))
                    .isInstanceOf(DescentOutcome.Playable.class);
        }
    }

    @Test
    void drmInTheNeighbourAz_keepsTheGrade() {
        upstream.when("r1-az1-drm", ScriptedUpstream.TIMED_OUT);

        DescentOutcome.Playable playable = playable(Titles.encrypted(Titles.MAY_BE_CLEAR));

        assertThat(playable.grade()).isEqualTo(Grade.FULL);
        assertThat(playable.sources().drm().orElseThrow().az()).isEqualTo("r1-az2");
    }

    @Test
    void drmNowhere_isClearWhereTheRightsAllowIt() {
        upstream.when("drm", ScriptedUpstream.NOBODY);

        DescentOutcome.Playable playable = playable(Titles.encrypted(Titles.MAY_BE_CLEAR));

        assertThat(playable.grade()).isEqualTo(Grade.CLEAR);
        assertThat(playable.reason()).isEqualTo(LoweredReason.DRM_UNAVAILABLE);
        assertThat(playable.entitled().video()).hasSize(3);
        assertThat(playable.sources().isProtected("v720")).isFalse();
        assertThat(base(playable, "v720")).contains("/clear/v720/");
        assertThat(query(MediaSet.CLEAR).renditions()).allMatch(r -> r.keyId().isEmpty());
        assertThat(upstream.asked())
                .as("every AZ was tried before protection was lowered")
                .contains("r1-az1-drm-1", "r1-az1-drm-2", "r1-az2-drm-1", "r2-az1-drm-1");
    }

    @Test
    void drmNowhere_isUnavailableWhereTheRightsForbidClear() {
        upstream.when("drm", ScriptedUpstream.NOBODY);

        assertThat(full(Titles.encrypted(Titles.FREE)))
                .isEqualTo(new DescentOutcome.Failed(LoweredReason.DRM_UNAVAILABLE));
        assertThat(upstream.asked()).noneMatch(name -> name.contains("clear"));
    }

    @Test
    void drmNowhere_mixedTitle_servesTheOpenPartAndLocksTheRest() {
        upstream.when("drm", ScriptedUpstream.TIMED_OUT);

        DescentOutcome.Playable playable = playable(Titles.mixed(Titles.FREE));

        assertThat(playable.grade()).isEqualTo(Grade.CLEAR);
        assertThat(playable.reason()).isEqualTo(LoweredReason.DRM_UNAVAILABLE);
        assertThat(playable.entitled().video()).extracting(Rendition::id).containsExactly("v240");
        assertThat(playable.entitled().audio()).extracting(Rendition::id).containsExactly("a-en");
        assertThat(playable.entitled().locked()).containsExactly(new Locked("v720", Locked.Reason.DRM));
        assertThat(playable.sources().subtitles().get("en")).contains("/clear/");
        assertThat(upstream.asked().stream().filter(name -> name.contains("clear")))
                .hasSize(1);
    }

    @Test
    void drmNowhere_mixedTitleThatMayBeClear_servesAll() {
        upstream.when("drm", ScriptedUpstream.NOBODY);

        DescentOutcome.Playable playable = playable(Titles.mixed(Titles.MAY_BE_CLEAR));

        assertThat(playable.grade()).isEqualTo(Grade.CLEAR);
        assertThat(base(playable, "v720")).contains("/clear/v720/");
        assertThat(playable.entitled().locked()).isEmpty();
    }

    @Test
    void drmNowhere_protectedPicturesWithOpenSound_isUnavailable() {
        upstream.when("drm", ScriptedUpstream.NOBODY);
        VideoRecord title = Titles.title(
                Titles.FREE, List.of(Titles.picture("v720", 720, Titles.KEY_VIP)), Titles.sound(Optional.empty()));

        assertThat(full(title)).isEqualTo(new DescentOutcome.Failed(LoweredReason.DRM_UNAVAILABLE));
    }

    @Test
    void clearNowhere_isUnavailable() {
        upstream.when("clear", ScriptedUpstream.NOBODY);
        DescentOutcome failed = new DescentOutcome.Failed(LoweredReason.CLEAR_UNAVAILABLE);

        assertThat(full(Titles.open())).isEqualTo(failed);
        assertThat(full(Titles.mixed(Titles.MAY_BE_CLEAR))).isEqualTo(failed);

        upstream.when("drm", ScriptedUpstream.NOBODY);
        assertThat(full(Titles.encrypted(Titles.MAY_BE_CLEAR))).isEqualTo(failed);
    }

    @Test
    void withdrawn_byEitherUpstream_isWithdrawn() {
        upstream.when("drm", new Attempt.Withdrawn());
        assertThat(full(Titles.encrypted(Titles.MAY_BE_CLEAR))).isEqualTo(new DescentOutcome.Withdrawn());
        assertThat(full(Titles.mixed(Titles.FREE))).isEqualTo(new DescentOutcome.Withdrawn());

        upstream.when("drm", ScriptedUpstream.NOBODY).when("clear", new Attempt.Withdrawn());
        assertThat(full(Titles.encrypted(Titles.MAY_BE_CLEAR))).isEqualTo(new DescentOutcome.Withdrawn());
        assertThat(full(Titles.mixed(Titles.FREE))).isEqualTo(new DescentOutcome.Withdrawn());
    }

    @Test
    void lowered_stillKeepsTheDeadline() {
        upstream.slow("drm", Duration.ofSeconds(10));
        Descent descent = new Descent(Calls.to(upstream, ticker), Runnable::run);

        DescentOutcome outcome = descent.full(
                play(Titles.encrypted(Titles.MAY_BE_CLEAR)), Calls.allowed(Duration.ofMillis(600), ticker));

        assertThat(outcome).isEqualTo(new DescentOutcome.Failed(LoweredReason.CLEAR_UNAVAILABLE));
        assertThat(upstream.asked()).containsExactly("r1-az1-drm-1", "r1-az2-drm-1");
    }

    @Test
    void decidedLower_neverAsksDrm_andKeepsItsGrade() {
        Descent descent = new Descent(Calls.to(upstream, ticker), Runnable::run);

        DescentOutcome outcome = descent.lower(
                play(Titles.encrypted(Titles.MAY_BE_CLEAR)), Grade.BASIC, LoweredReason.DASH_UNAVAILABLE, allowance());

        assertThat(((DescentOutcome.Playable) outcome).grade()).isEqualTo(Grade.BASIC);
        assertThat(upstream.asked()).containsExactly("r1-az1-clear-1");
    }

    @Test
    void decidedLower_neverOutranksTheRights() {
        Descent descent = new Descent(Calls.to(upstream, ticker), Runnable::run);

        assertThat(descent.lower(
                        play(Titles.encrypted(Titles.FREE)), Grade.CLEAR, LoweredReason.DRM_UNAVAILABLE, allowance()))
                .isEqualTo(new DescentOutcome.Failed(LoweredReason.DRM_UNAVAILABLE));
        assertThat(upstream.asked()).isEmpty();
    }

    @Test
    void degradeDrmOn_isClearWhereTheRightsAllow_andAsksNoDrm() {
        for (VideoRecord title : List.of(Titles.encrypted(Titles.MAY_BE_CLEAR), Titles.mixed(Titles.MAY_BE_CLEAR))) {
            DescentOutcome.Playable playable = (DescentOutcome.Playable) full(title, "on");

            assertThat(playable.grade()).isEqualTo(Grade.CLEAR);
            assertThat(playable.reason()).isEqualTo(LoweredReason.DEGRADE_SWITCH);
            assertThat(playable.entitled().locked()).isEmpty();
        }
        assertThat(upstream.asked()).noneMatch(name -> name.contains("drm"));
    }

    @Test
    void degradeDrmOn_stillUsesDrmForTheRest() {
        DescentOutcome.Playable forbidden = (DescentOutcome.Playable) full(Titles.encrypted(Titles.FREE), "on");
        DescentOutcome.Playable mixed = (DescentOutcome.Playable) full(Titles.mixed(Titles.FREE), "on");
        DescentOutcome.Playable open = (DescentOutcome.Playable) full(Titles.open(), "on");

        assertThat(List.of(forbidden, mixed, open)).allMatch(it -> it.grade() == Grade.FULL);
        assertThat(List.of(forbidden, mixed, open)).allMatch(it -> it.reason() == LoweredReason.NONE);
        assertThat(forbidden.sources().isProtected("v720")).isTrue();
        assertThat(mixed.sources().isProtected("v720")).isTrue();
    }

    @Test
    void degradeDrmOn_clearNowhere_isUnavailable() {
        upstream.when("clear", ScriptedUpstream.NOBODY);

        assertThat(full(Titles.encrypted(Titles.MAY_BE_CLEAR), "on"))
                .isEqualTo(new DescentOutcome.Failed(LoweredReason.CLEAR_UNAVAILABLE));
    }

    @Test
    void degradeDrmOff_neverLowers() {
        upstream.when("drm", ScriptedUpstream.NOBODY);
        DescentOutcome unavailable = new DescentOutcome.Failed(LoweredReason.DRM_UNAVAILABLE);

        assertThat(full(Titles.encrypted(Titles.MAY_BE_CLEAR), "off")).isEqualTo(unavailable);
        assertThat(full(Titles.mixed(Titles.MAY_BE_CLEAR), "off")).isEqualTo(unavailable);
        assertThat(full(Titles.mixed(Titles.FREE), "off")).isEqualTo(unavailable);
        assertThat(full(Titles.open(), "off")).isInstanceOf(DescentOutcome.Playable.class);
    }

    private DescentOutcome full(VideoRecord title, String degradeDrm) {
        return new Descent(Calls.to(upstream, ticker), Runnable::run)
                .full(play(title), Calls.allowed(Duration.ofSeconds(2), ticker, Map.of("degrade.drm", degradeDrm)));
    }

    private DescentOutcome.Playable playable(VideoRecord title) {
        return (DescentOutcome.Playable) full(title);
    }

    private DescentOutcome full(VideoRecord title) {
        return new Descent(Calls.to(upstream, ticker), Runnable::run).full(play(title), allowance());
    }

    private Allowance allowance() {
        return Calls.allowed(Duration.ofSeconds(2), ticker);
    }

    private static Descent.Play play(VideoRecord title) {
        Entitled all = new Entitled(title.video(), title.audio(), List.of());
        return new Descent.Play(title, all, "hash", "CN", Titles.NOW.plusSeconds(7212));
    }

    private static String base(DescentOutcome.Playable playable, String rendition) {
        return playable.sources().addresses(rendition).getFirst().base();
    }

    private StreamsQuery query(MediaSet set) {
        return upstream.calls().stream()
                .map(ScriptedUpstream.Call::query)
                .filter(q -> q.set() == set)
                .findFirst()
                .orElseThrow();
    }
}
