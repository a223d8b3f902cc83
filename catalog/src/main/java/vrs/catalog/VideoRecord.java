package vrs.catalog;

import java.time.Duration;
import java.util.List;

/**
 * What the catalogue knows of one video at one revision.
 *
 * @param vid its ID, {@code [A-Za-z0-9_-]{1,64}}
 * @param title for people
 * @param revision of the change that wrote it
 * @param duration of the whole title
 * @param segmentDuration of each media segment but the last
 * @param rights who may play it
 * @param video its pictures, at least one
 * @param audio its sound tracks
 * @param subtitles its texts
 * @param popularity higher is asked for more often
 * @param kept whether the fallback snapshot always holds it
 */
public record VideoRecord(
        String vid,
        String title,
        Revision revision,
        Duration duration,
        Duration segmentDuration,
        Rights rights,
        List<Rendition.Video> video,
        List<Rendition.Audio> audio,
        List<Subtitle> subtitles,
        long popularity,
        boolean kept)
        implements CatalogEntry {
    public VideoRecord {
        video = List.copyOf(video);
        audio = List.copyOf(audio);
        subtitles = List.copyOf(subtitles);
    }

    /** Whether any of it is served through DRM. */
    public boolean isProtected() {
        return video.stream().anyMatch(Rendition::isProtected) || audio.stream().anyMatch(Rendition::isProtected);
    }
}
