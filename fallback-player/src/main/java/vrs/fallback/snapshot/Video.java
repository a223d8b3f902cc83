package vrs.fallback.snapshot;

import java.util.List;
import vrs.fallback.viewer.Plan;

/**
 * A title that may be played by whom its rights admit.
 *
 * @param vid its ID
 * @param durationMs length of the whole title
 * @param segmentMs length of each media segment but the last
 * @param plan the membership that it asks for
 * @param territories where it may be played
 * @param platforms on what it may be played
 * @param window when it may be played
 * @param video its pictures, at least one
 * @param audio its sound tracks
 * @param subtitles its texts
 * @param jsonHead the JSON answer up to its pictures
 * @param jsonSubtitles the JSON list of its texts
 */
public record Video(
        String vid,
        long durationMs,
        long segmentMs,
        Plan plan,
        Restriction territories,
        Restriction platforms,
        Window window,
        List<VideoRendition> video,
        List<AudioRendition> audio,
        List<Subtitle> subtitles,
        Piece jsonHead,
        Piece jsonSubtitles)
        implements SnapshotEntry {
    public Video {
        video = List.copyOf(video);
        audio = List.copyOf(audio);
        subtitles = List.copyOf(subtitles);
    }
}
