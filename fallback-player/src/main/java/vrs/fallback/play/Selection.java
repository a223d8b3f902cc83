package vrs.fallback.play;

import java.util.List;
import vrs.fallback.snapshot.AudioRendition;
import vrs.fallback.snapshot.VideoRendition;

/**
 * What is served of a title.
 *
 * @param video its pictures, at least one
 * @param audio its sound tracks
 * @param locked what this viewer does not get, and why
 */
public record Selection(List<VideoRendition> video, List<AudioRendition> audio, List<Locked> locked) {
    public Selection {
        video = List.copyOf(video);
        audio = List.copyOf(audio);
        locked = List.copyOf(locked);
    }
}
