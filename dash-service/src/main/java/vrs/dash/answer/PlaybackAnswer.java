package vrs.dash.answer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vrs.catalog.Rendition;
import vrs.catalog.Revision;
import vrs.dash.playback.Locked;

/**
 * The answer to a play, whatever form it is written in.
 *
 * @param drm what opens the protected tracks; present exactly when there are any
 * @param manifestUrl the same play as MPD, for players that take nothing but a URL
 * @param expiresAt when the addresses end
 */
public record PlaybackAnswer(
        String vid,
        String title,
        Duration duration,
        Duration segmentDuration,
        Revision revision,
        List<Track<Rendition.Video>> video,
        List<Track<Rendition.Audio>> audio,
        List<Text> subtitles,
        List<Locked> locked,
        Optional<Drm> drm,
        String manifestUrl,
        Instant expiresAt,
        Served served) {
    /** Each track has one file of this name at its base. */
    public static final String INIT = "init.mp4";

    /** The name of a media segment, in the template form of MPEG-DASH. */
    public static final String MEDIA = "$Number$.m4s";

    /** The number of the first segment. */
    public static final int START_NUMBER = 1;

    /**
     * What opens protected tracks.
     *
     * @param licenceUrl takes W3C ClearKey licence requests
     */
    public record Drm(String system, String licenceUrl) {}

    public PlaybackAnswer {
        video = List.copyOf(video);
        audio = List.copyOf(audio);
        subtitles = List.copyOf(subtitles);
        locked = List.copyOf(locked);
    }

    /** The key IDs of all protected tracks, each once, in order. */
    public Set<String> keyIds() {
        return Stream.concat(video.stream(), audio.stream())
                .flatMap(track -> track.keyId().stream())
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }
}
