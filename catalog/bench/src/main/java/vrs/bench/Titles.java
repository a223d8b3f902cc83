package vrs.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import vrs.catalog.Plan;
import vrs.catalog.Rendition;
import vrs.catalog.Revision;
import vrs.catalog.Rights;
import vrs.catalog.Subtitle;
import vrs.catalog.VideoRecord;

/** Videos by number, always the same ones: about 1 to 2 KB each as JSON, as those of a large site are. */
public final class Titles {
    private static final int[] HEIGHTS = {240, 360, 480, 720, 1080, 1440, 2160};
    private static final int RENDITIONS_MIN = 4;

    private Titles() {}

    /** The vid of that number. */
    public static String vid(int number) {
        return "bench" + number;
    }

    /** The video of that number; its revision counts as the numbers do, from 1. */
    public static VideoRecord of(int number) {
        Random random = new Random(number);
        List<Rendition.Video> pictures = new ArrayList<>();
        int renditions = RENDITIONS_MIN + random.nextInt(HEIGHTS.length - RENDITIONS_MIN + 1);
        for (int i = 0; i < renditions; i++) {
            pictures.add(picture(HEIGHTS[i], i >= RENDITIONS_MIN));
        }
        return new VideoRecord(
                vid(number),
                "The title of the video with the number " + number,
                new Revision(1, number + 1L),
                Duration.ofMinutes(20 + random.nextInt(100)),
                Duration.ofSeconds(4),
                new Rights(Plan.FREE, Set.of("CN", "US"), Set.of(), Optional.empty(), Optional.empty(), true),
                pictures,
                List.of(sound("a-en", "en"), sound("a-zh", "zh")),
                List.of(new Subtitle("en", "subtitles"), new Subtitle("zh-Hans", "captions")),
                random.nextInt(1_000_000),
                false);
    }

    private static Rendition.Video picture(int height, boolean isVip) {
        return new Rendition.Video(
                "v" + height,
                "avc1.64001f",
                height * 16 / 9,
                height,
                "25",
                height * 3_000L,
                isVip ? Plan.VIP : Plan.FREE,
                Set.of(),
                Set.of(),
                isVip ? Optional.of("00112233445566778899aabbccddeeff") : Optional.empty());
    }

    private static Rendition.Audio sound(String id, String language) {
        return new Rendition.Audio(id, "mp4a.40.2", language, 2, 128_000, Optional.empty());
    }
}
