package vrs.prove.stores;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import vrs.catalog.Plan;
import vrs.catalog.Rendition;
import vrs.catalog.Revision;
import vrs.catalog.Rights;
import vrs.catalog.Subtitle;
import vrs.catalog.VideoRecord;

/**
 * The videos, all of about the same size.
 *
 * @param videos how many, numbered from 0
 */
public record DataSet(int videos) {
    /** By the estimate that L1 is bound with, rounded up. */
    private static final int BYTES_EACH = 2_100;

    /** How many bytes of L1 hold this share of them. */
    public long l1Bytes(double share) {
        return (long) (videos * share * BYTES_EACH);
    }

    /** The vid of a number. */
    public String vid(int number) {
        return String.format(Locale.ROOT, "video-%06d", number);
    }

    /** The revision with which each video comes first. */
    public static Revision first(int number) {
        return new Revision(1, number + 1);
    }

    /** The video of that number as a change wrote it. */
    public VideoRecord video(int number, Revision revision) {
        return new VideoRecord(
                vid(number),
                "Title of video " + number + " as of " + revision,
                revision,
                Duration.ofMinutes(42),
                Duration.ofSeconds(2),
                new Rights(Plan.FREE, Set.of(), Set.of(), Optional.empty(), Optional.empty(), true),
                List.of(picture(240), picture(480), picture(720), picture(1080)),
                List.of(new Rendition.Audio("a-en", "mp4a.40.2", "en", 2, 128_000, Optional.empty())),
                List.of(new Subtitle("en", "subtitles")),
                videos - number,
                false);
    }

    private static Rendition.Video picture(int height) {
        return new Rendition.Video(
                "v" + height,
                "avc1.4d4015",
                height * 16 / 9,
                height,
                "25",
                height * 2_500L,
                Plan.FREE,
                Set.of(),
                Set.of(),
                Optional.empty());
    }
}
