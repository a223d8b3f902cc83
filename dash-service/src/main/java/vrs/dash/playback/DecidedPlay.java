package vrs.dash.playback;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import vrs.catalog.Rendition;
import vrs.catalog.VideoRecord;
import vrs.dash.playback.Entitlement.Entitled;
import vrs.signing.PlaybackToken;

/**
 * A play that was decided before, read back from its playback token: nothing is decided anew, so a player needs nothing
 * but its manifest URL.
 *
 * @param entitled the renditions that the token names and the title still has
 * @param grade the grade that was decided
 * @param subjectHash whom it was decided for, {@code -} when anonymous
 * @param territory where
 */
public record DecidedPlay(Entitled entitled, Grade grade, String subjectHash, String territory) {
    /** Empty when the token speaks of another video, or the title has no longer any of the pictures in it. */
    public static Optional<DecidedPlay> of(PlaybackToken token, VideoRecord video) {
        Set<String> named = Set.copyOf(token.renditions());
        List<Rendition.Video> pictures =
                video.video().stream().filter(r -> named.contains(r.id())).toList();
        List<Rendition.Audio> sound =
                video.audio().stream().filter(r -> named.contains(r.id())).toList();
        if (!token.vid().equals(video.vid()) || pictures.isEmpty()) {
            return Optional.empty();
        }
        return Grade.of(token.grade())
                .map(grade -> new DecidedPlay(
                        new Entitled(pictures, sound, List.of()), grade, token.subjectHash(), token.territory()));
    }
}
