package vrs.catalog;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Entries to test with. */
public final class Entries {
    public static final String KEY_ID = "a1c0de00000000000000000000001201";

    private Entries() {}

    public static Revision revision(long counter) {
        return new Revision(1, counter);
    }

    /** A small free title. */
    public static VideoRecord video(String vid, long counter) {
        return video(vid, revision(counter));
    }

    public static VideoRecord video(String vid, Revision revision) {
        return new VideoRecord(
                vid,
                "Title of " + vid,
                revision,
                Duration.ofSeconds(12),
                Duration.ofSeconds(2),
                new Rights(Plan.FREE, Set.of(), Set.of(), Optional.empty(), Optional.empty(), false),
                List.of(picture("v240", Optional.empty())),
                List.of(),
                List.of(),
                0,
                false);
    }

    /** A title that uses every field. */
    public static VideoRecord rich(String vid, long counter) {
        return new VideoRecord(
                vid,
                "Zwölf \"Uhren\" \\ 十二",
                revision(counter),
                Duration.ofMillis(12_345),
                Duration.ofMillis(2_000),
                new Rights(
                        Plan.VIP,
                        Set.of("CN", "US"),
                        Set.of("tv", "web"),
                        Optional.of(Instant.parse("2026-01-02T03:04:05Z")),
                        Optional.of(Instant.parse("2100-01-01T00:00:00.5Z")),
                        true),
                List.of(
                        picture("v240", Optional.of(KEY_ID)),
                        new Rendition.Video(
                                "v2160",
                                "hev1.1.6.L153.B0",
                                3840,
                                2160,
                                "30000/1001",
                                16_000_000_000L,
                                Plan.VIP,
                                Set.of("US"),
                                Set.of("tv"),
                                Optional.of(KEY_ID))),
                List.of(new Rendition.Audio("a-en", "mp4a.40.2", "en", 6, 384_000, Optional.empty())),
                List.of(new Subtitle("en", "subtitles"), new Subtitle("zh-Hans", "captions")),
                5_000_000_000L,
                true);
    }

    private static Rendition.Video picture(String id, Optional<String> keyId) {
        return new Rendition.Video(id, "avc1.4d4015", 426, 240, "25", 300_000, Plan.FREE, Set.of(), Set.of(), keyId);
    }
}
