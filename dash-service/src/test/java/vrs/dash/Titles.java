package vrs.dash;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vrs.catalog.Plan;
import vrs.catalog.Rendition;
import vrs.catalog.Revision;
import vrs.catalog.Rights;
import vrs.catalog.Subtitle;
import vrs.catalog.VideoRecord;

/** Made-up titles, one for each kind of protection. */
public final class Titles {
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    public static final String KEY_FREE = "a1c0de00000000000000000000001201";
    public static final String KEY_VIP = "a1c0de00000000000000000000001202";
    public static final Rights FREE =
            new Rights(Plan.FREE, Set.of(), Set.of(), Optional.empty(), Optional.empty(), false);
    public static final Rights MAY_BE_CLEAR =
            new Rights(Plan.FREE, Set.of(), Set.of(), Optional.empty(), Optional.empty(), true);

    private Titles() {}

    /** Nothing is protected. */
    public static VideoRecord open() {
        return title(FREE, List.of(picture("v240", 240), picture("v720", 720)), sound(Optional.empty()));
    }

    /** Everything is protected, with a key of its own for 720p. */
    public static VideoRecord encrypted(Rights rights) {
        return title(
                rights,
                List.of(picture("v240", 240, KEY_FREE), picture("v360", 360, KEY_FREE), picture("v720", 720, KEY_VIP)),
                sound(Optional.of(KEY_FREE)));
    }

    /** Only 720p is protected. */
    public static VideoRecord mixed(Rights rights) {
        return title(rights, List.of(picture("v240", 240), picture("v720", 720, KEY_VIP)), sound(Optional.empty()));
    }

    public static VideoRecord title(Rights rights, List<Rendition.Video> video, List<Rendition.Audio> audio) {
        return new VideoRecord(
                "film",
                "A <Film> & more",
                new Revision(3, 14),
                Duration.ofSeconds(12),
                Duration.ofSeconds(2),
                rights,
                video,
                audio,
                List.of(new Subtitle("en", "subtitles"), new Subtitle("zh", "captions")),
                0,
                false);
    }

    public static List<Rendition.Audio> sound(Optional<String> keyId) {
        return List.of(new Rendition.Audio("a-en", "mp4a.40.2", "en", 2, 128_000, keyId));
    }

    public static Rendition.Video picture(String id, int height) {
        return picture(id, height, "avc1.4d401f", Plan.FREE, Set.of(), Set.of(), Optional.empty());
    }

    public static Rendition.Video picture(String id, int height, String keyId) {
        return picture(id, height, "avc1.4d401f", Plan.FREE, Set.of(), Set.of(), Optional.of(keyId));
    }

    public static Rendition.Video picture(
            String id,
            int height,
            String codec,
            Plan plan,
            Set<String> territories,
            Set<String> platforms,
            Optional<String> keyId) {
        return new Rendition.Video(
                id, codec, height * 16 / 9, height, "25", height * 1000L, plan, territories, platforms, keyId);
    }
}
