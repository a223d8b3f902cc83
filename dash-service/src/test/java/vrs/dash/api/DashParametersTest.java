package vrs.dash.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vrs.dash.api.DashParameters.Outcome;
import vrs.dash.playback.CodecFamily;
import vrs.dash.playback.DashRequest;
import vrs.dash.playback.DashRequest.Format;
import vrs.dash.playback.Device;
import vrs.dash.playback.DrmSystem;
import vrs.dash.playback.Intent;

class DashParametersTest {
    @Test
    void vidAlone_hasTheDefaults() {
        assertThat(play("vid=x"))
                .isEqualTo(new DashRequest.Play(
                        "x",
                        Format.JSON,
                        Intent.PLAY,
                        new Device("web", Set.of(new CodecFamily("avc1")), Set.of(), OptionalInt.empty()),
                        false,
                        0,
                        false,
                        false));
    }

    @Test
    void everything_isUnderstood() {
        DashRequest.Play play = play("vid=A_b-9&intent=autoplay&bid=1080&codecs=avc1.64001f,hvc1.1.6,av01&drm=clearkey"
                + "&platform=tv&format=mpd&retry=1&attempt=1&refresh=1&failed=licence");

        assertThat(play)
                .isEqualTo(new DashRequest.Play(
                        "A_b-9",
                        Format.MPD,
                        Intent.AUTOPLAY,
                        new Device(
                                "tv",
                                Set.of(new CodecFamily("avc1"), new CodecFamily("hev1"), new CodecFamily("av01")),
                                Set.of(DrmSystem.CLEARKEY),
                                OptionalInt.of(1080)),
                        true,
                        1,
                        true,
                        true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | vid",
                "intent=play | vid",
                "vid | vid",
                "vid= | vid",
                "vid=no%20spaces | vid",
                "vid=a/b | vid",
                "vid=%zz | vid",
                "vid=x&vid=y | vid",
                "vid=x&intent= | intent",
                "vid=x&intent=sleep | intent",
                "vid=x&intent=PLAY | intent",
                "vid=x&intent=play&intent=preload | intent",
                "vid=x&bid=481 | bid",
                "vid=x&bid=abc | bid",
                "vid=x&bid=-1 | bid",
                "vid=x&bid=99999999999 | bid",
                "vid=x&bid=%zz | bid",
                "vid=x&codecs= | codecs",
                "vid=x&codecs=a,,b | codecs",
                "vid=x&codecs=, | codecs",
                "vid=x&codecs=a%00b | codecs",
                "vid=x&codecs=avc1&codecs= | codecs",
                "vid=x&drm= | drm",
                "vid=x&drm=clear%20key | drm",
                "vid=x&platform=toaster | platform",
                "vid=x&platform= | platform",
                "vid=x&format=hls | format",
                "vid=x&format=JSON | format",
                "vid=x&format=json&format=mpd | format",
                "vid=x&retry=2 | retry",
                "vid=x&retry=true | retry",
                "vid=x&attempt=2 | attempt",
                "vid=x&refresh=yes | refresh",
                "vid=x&failed=network | failed",
                "vid=x&pt= | pt",
                "vid=x&pt=a%0ab | pt",
                "vid=x&pt=a&pt=b | pt"
            })
    void malformed_isNamed(String query, String parameter) {
        assertThat(parse(query, "", "")).isEqualTo(new Outcome.BadRequest(parameter));
    }

    @Test
    void vid_isAtMost64Long() {
        assertThat(play("vid=" + "v".repeat(64)).vid()).hasSize(64);
        assertThat(parse("vid=" + "v".repeat(65), "", "")).isEqualTo(new Outcome.BadRequest("vid"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"240", "360", "480", "720", "1080", "2160"})
    void bid_isOneOfTheHeights(String bid) {
        assertThat(play("vid=x&bid=" + bid).device().heightMax()).hasValue(Integer.parseInt(bid));
    }

    @Test
    void unknownParameters_arePassedOver() {
        assertThat(play("vid=x&utm=1&utm=2&=&&%zz=%zz&next=")).isEqualTo(play("vid=x"));
    }

    @Test
    void unknownMembersOfLists_arePassedOver() {
        assertThat(play("vid=x&drm=widevine,clearkey,none").device().drm()).containsExactly(DrmSystem.CLEARKEY);
        assertThat(play("vid=x&drm=widevine").device().drm()).isEmpty();
        assertThat(play("vid=x&drm=none").device().drm()).isEmpty();
        assertThat(play("vid=x&codecs=theora").device().codecs()).containsExactly(new CodecFamily("theora"));
    }

    @Test
    void repeated_countsWhenItIsTheSame_andListsAreJoined() {
        assertThat(play("vid=x&vid=x&bid=240&bid=240")).isEqualTo(play("vid=x&bid=240"));
        assertThat(play("vid=x&codecs=avc1&codecs=hev1")).isEqualTo(play("vid=x&codecs=avc1,hev1"));
    }

    @Test
    void encodedValues_areDecoded() {
        assertThat(play("v%69d=%78&codecs=avc1%2Chev1")).isEqualTo(play("vid=x&codecs=avc1,hev1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/dash+xml | MPD",
                "Application/DASH+xml | MPD",
                "application/json | JSON",
                "*/* | JSON",
                "'' | JSON",
                "text/html | JSON",
                "application/dash+xml, application/json | MPD",
                "application/json, application/dash+xml | JSON",
                "application/json;q=0.5, application/dash+xml | MPD",
                "application/dash+xml;q=0.5, application/json | JSON",
                "application/dash+xml;q=0 | JSON",
                "application/dash+xml;q=oops | JSON",
                "application/dash+xml;q=0.001, */*;q=0.8 | MPD",
                ";;,,; | JSON"
            })
    void accept_choosesTheForm(String accept, Format expected) {
        assertThat(((Outcome.Parsed) parse("vid=x", accept, "")).request().format())
                .isEqualTo(expected);
    }

    @Test
    void format_beatsAccept() {
        DashRequest request = ((Outcome.Parsed) parse("vid=x&format=json", "application/dash+xml", "")).request();

        assertThat(request.format()).isEqualTo(Format.JSON);
    }

    @ParameterizedTest
    @CsvSource({
        "play,prefetch,PRELOAD",
        "play,prefetch;prerender,PRELOAD",
        "autoplay,Prefetch,PRELOAD",
        "preload,'',PRELOAD",
        "preload,play,PRELOAD",
        "play,prefetched,PLAY",
        "play,'',PLAY"
    })
    void secPurpose_onlyLowers(String intent, String secPurpose, Intent expected) {
        DashRequest request = ((Outcome.Parsed) parse("vid=x&intent=" + intent, "", secPurpose)).request();

        assertThat(((DashRequest.Play) request).intent()).isEqualTo(expected);
    }

    @Test
    void playbackToken_leavesOnlyVidAndFormat() {
        assertThat(parse("vid=x&pt=k.p-_.s&format=mpd&bid=abc&intent=", "", "prefetch"))
                .isEqualTo(new Outcome.Parsed(new DashRequest.Manifest("x", Format.MPD, "k.p-_.s")));
        assertThat(parse("pt=k.p.s", "", "")).isEqualTo(new Outcome.BadRequest("vid"));
        assertThat(parse("vid=x&pt=k.p.s&format=hls", "", "")).isEqualTo(new Outcome.BadRequest("format"));
    }

    private static DashRequest.Play play(String query) {
        return (DashRequest.Play) ((Outcome.Parsed) parse(query, "", "")).request();
    }

    private static Outcome parse(String query, String accept, String secPurpose) {
        return DashParameters.parse(query, accept, secPurpose);
    }
}
