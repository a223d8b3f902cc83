package vrs.dash.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vrs.catalog.Plan;
import vrs.catalog.Rendition;
import vrs.catalog.Rights;
import vrs.catalog.VideoRecord;
import vrs.dash.Titles;
import vrs.dash.playback.Entitlement.Denial;
import vrs.dash.playback.Entitlement.Denied;
import vrs.dash.playback.Entitlement.Entitled;

class PlayControlTest {
    private static final Viewer FREE = Viewer.anonymous("CN");
    private static final Viewer VIP = new Viewer(Plan.VIP, "hash", "CN");
    private static final Instant NOW = Titles.NOW;

    private final Device plain = device(false, OptionalInt.empty(), "avc1");
    private final Device drm = device(true, OptionalInt.empty(), "avc1");

    /** Every rule broken at once; then one after the other is mended, and the next one answers. */
    @Test
    void denials_comeInTheOrderOfTheContract() {
        Breakable title = new Breakable();
        List<Denial> seen = new ArrayList<>();
        List<Consumer<Breakable>> mends = List.of(
                t -> t.territories = Set.of("CN"),
                t -> t.platforms = Set.of("web"),
                t -> t.until = NOW.plusSeconds(1),
                t -> t.plan = Plan.FREE,
                t -> t.keyId = Optional.empty(),
                t -> t.codec = "avc1.4d401f");
        for (Consumer<Breakable> mend : mends) {
            seen.add(((Denied) PlayControl.decide(title.record(), FREE, plain, NOW)).denial());
            mend.accept(title);
        }

        assertThat(seen).containsExactly(Denial.values());
        assertThat(PlayControl.decide(title.record(), FREE, plain, NOW)).isInstanceOf(Entitled.class);
    }

    @Test
    void denials_ofAllRenditions_areThoseOfTheTitle() {
        assertThat(denial(rendition("avc1", Plan.FREE, Set.of("US"), Set.of(), Optional.empty())))
                .isEqualTo(Denial.TERRITORY_BLOCKED);
        assertThat(denial(rendition("avc1", Plan.FREE, Set.of(), Set.of("tv"), Optional.empty())))
                .isEqualTo(Denial.PLATFORM_BLOCKED);
        assertThat(denial(rendition("avc1", Plan.VIP, Set.of(), Set.of(), Optional.empty())))
                .isEqualTo(Denial.VIP_REQUIRED);
        assertThat(denial(rendition("avc1", Plan.FREE, Set.of(), Set.of(), Optional.of(Titles.KEY_FREE))))
                .isEqualTo(Denial.DRM_REQUIRED);
        assertThat(denial(rendition("hev1.1.6", Plan.FREE, Set.of(), Set.of(), Optional.empty())))
                .isEqualTo(Denial.NOT_PLAYABLE);
    }

    @ParameterizedTest
    @CsvSource({"-1,true", "0,true", "1,false"})
    void from_isTheFirstOpenInstant(long fromSecondsAhead, boolean isOpen) {
        Rights rights = window(Optional.of(NOW.plusSeconds(fromSecondsAhead)), Optional.empty());

        assertThat(decide(rights) instanceof Entitled).isEqualTo(isOpen);
    }

    @ParameterizedTest
    @CsvSource({"-1,false", "0,false", "1,true"})
    void until_isTheFirstClosedInstant(long untilSecondsAhead, boolean isOpen) {
        Rights rights = window(Optional.empty(), Optional.of(NOW.plusSeconds(untilSecondsAhead)));

        assertThat(decide(rights) instanceof Entitled).isEqualTo(isOpen);
    }

    @Test
    void locked_namesTheFirstReasonOfEach() {
        Optional<String> key = Optional.of(Titles.KEY_FREE);
        VideoRecord title = Titles.title(
                Titles.FREE,
                List.of(
                        Titles.picture("ok", 240),
                        Titles.picture("t", 240, "hev1", Plan.VIP, Set.of("US"), Set.of("tv"), key),
                        Titles.picture("p", 240, "hev1", Plan.VIP, Set.of("CN"), Set.of("tv"), key),
                        Titles.picture("v", 240, "hev1", Plan.VIP, Set.of(), Set.of("web"), key),
                        Titles.picture("d", 240, "hev1", Plan.FREE, Set.of(), Set.of(), key),
                        Titles.picture("c", 240, "hev1", Plan.FREE, Set.of(), Set.of(), Optional.empty())),
                Titles.sound(key));

        Entitled entitled = entitled(title, FREE, plain);

        assertThat(ids(entitled)).containsExactly("ok");
        assertThat(entitled.audio())
                .as("protected sound stays back without DRM")
                .isEmpty();
        assertThat(entitled.locked())
                .containsExactly(
                        new Locked("t", Locked.Reason.TERRITORY),
                        new Locked("p", Locked.Reason.PLATFORM),
                        new Locked("v", Locked.Reason.VIP),
                        new Locked("d", Locked.Reason.DRM),
                        new Locked("c", Locked.Reason.CODEC),
                        new Locked("a-en", Locked.Reason.DRM));
    }

    @Test
    void clearFallback_neverHelpsWhoClaimsToHaveNoDrm() {
        assertThat(PlayControl.decide(Titles.encrypted(Titles.MAY_BE_CLEAR), VIP, plain, NOW))
                .isEqualTo(new Denied(Denial.DRM_REQUIRED));
        assertThat(ids(entitled(Titles.mixed(Titles.MAY_BE_CLEAR), VIP, plain))).containsExactly("v240");
    }

    @Test
    void vip_opensWhatFreeDoesNot() {
        VideoRecord title = Titles.title(
                Titles.FREE,
                List.of(
                        Titles.picture("v240", 240),
                        Titles.picture("v720", 720, "avc1", Plan.VIP, Set.of(), Set.of(), Optional.empty())),
                List.of());

        assertThat(ids(entitled(title, FREE, plain))).containsExactly("v240");
        assertThat(ids(entitled(title, VIP, plain))).containsExactly("v240", "v720");
    }

    @ParameterizedTest
    @CsvSource({"240,1", "360,2", "480,2", "720,3", "2160,3"})
    void bid_limitsTheHeight(int bid, int count) {
        Entitled entitled = entitled(Titles.encrypted(Titles.FREE), FREE, device(true, OptionalInt.of(bid), "avc1"));

        assertThat(entitled.video()).hasSize(count).allMatch(r -> r.height() <= bid);
        assertThat(entitled.locked()).as("a wish locks nothing").isEmpty();
    }

    @Test
    void bid_belowAll_leavesTheLowest() {
        VideoRecord title =
                Titles.title(Titles.FREE, List.of(Titles.picture("v720", 720), Titles.picture("v360", 360)), List.of());

        assertThat(ids(entitled(title, FREE, device(false, OptionalInt.of(240), "avc1"))))
                .containsExactly("v360");
    }

    @Test
    void bid_ofUprightPicture_countsTheShorterSide() {
        Rendition.Video upright =
                new Rendition.Video("up", "avc1", 720, 1280, "25", 1, Plan.FREE, Set.of(), Set.of(), Optional.empty());
        VideoRecord title = Titles.title(Titles.FREE, List.of(Titles.picture("v240", 240), upright), List.of());

        assertThat(ids(entitled(title, FREE, device(false, OptionalInt.of(720), "avc1"))))
                .containsExactly("v240", "up");
    }

    @ParameterizedTest
    @CsvSource({"hvc1.1.6.L93,hev1", "hev1.1.6.L93,hvc1.2", "avc3.64001f,avc1", "avc1.64001f,avc1.42"})
    void codecs_countByFamily(String codec, String device) {
        VideoRecord title = Titles.title(
                Titles.FREE,
                List.of(Titles.picture("v", 240, codec, Plan.FREE, Set.of(), Set.of(), Optional.empty())),
                List.of());

        assertThat(ids(entitled(title, FREE, device(false, OptionalInt.empty(), device))))
                .containsExactly("v");
        assertThat(PlayControl.decide(title, FREE, device(false, OptionalInt.empty(), "av01"), NOW))
                .isEqualTo(new Denied(Denial.NOT_PLAYABLE));
    }

    private Entitlement decide(Rights rights) {
        return PlayControl.decide(Titles.title(rights, Titles.open().video(), List.of()), FREE, plain, NOW);
    }

    private Denial denial(Rendition.Video only) {
        VideoRecord title = Titles.title(Titles.FREE, List.of(only), List.of());
        return ((Denied) PlayControl.decide(title, FREE, plain, NOW)).denial();
    }

    private static Entitled entitled(VideoRecord title, Viewer viewer, Device device) {
        return (Entitled) PlayControl.decide(title, viewer, device, NOW);
    }

    private static List<String> ids(Entitled entitled) {
        return entitled.video().stream().map(Rendition.Video::id).toList();
    }

    private static Rendition.Video rendition(
            String codec, Plan plan, Set<String> territories, Set<String> platforms, Optional<String> keyId) {
        return Titles.picture("v", 240, codec, plan, territories, platforms, keyId);
    }

    private static Rights window(Optional<Instant> from, Optional<Instant> until) {
        return new Rights(Plan.FREE, Set.of(), Set.of(), from, until, false);
    }

    private static Device device(boolean hasDrm, OptionalInt heightMax, String codec) {
        return new Device(
                "web", Set.of(CodecFamily.of(codec)), hasDrm ? Set.of(DrmSystem.CLEARKEY) : Set.of(), heightMax);
    }

    /** A title that breaks every rule until it is mended. */
    private static final class Breakable {
        private Set<String> territories = Set.of("US");
        private Set<String> platforms = Set.of("tv");
        private Instant until = NOW.minus(Duration.ofDays(1));
        private Plan plan = Plan.VIP;
        private Optional<String> keyId = Optional.of(Titles.KEY_VIP);
        private String codec = "hev1.1.6";

        private VideoRecord record() {
            Rights rights = new Rights(plan, territories, platforms, Optional.empty(), Optional.of(until), true);
            return Titles.title(rights, List.of(rendition(codec, plan, territories, platforms, keyId)), List.of());
        }
    }
}
