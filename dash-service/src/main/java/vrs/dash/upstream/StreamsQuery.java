package vrs.dash.upstream;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vrs.catalog.Rendition;
import vrs.catalog.Subtitle;
import vrs.dash.playback.Entitlement.Entitled;
import vrs.signing.MediaSet;

/**
 * What is asked of drm-service or clear-stream-service for one play.
 *
 * @param set the packaging: the encrypted one from drm-service, the other from clear-stream-service
 * @param vid the video
 * @param renditions pictures and sound
 * @param subtitles languages
 * @param expiresAt until when the addresses are to last
 * @param subjectHash of the viewer, {@code -} when anonymous
 * @param territory that the play was decided for
 */
public record StreamsQuery(
        MediaSet set,
        String vid,
        List<Asked> renditions,
        List<String> subtitles,
        Instant expiresAt,
        String subjectHash,
        String territory) {
    /** One rendition; the key ID only where it is to be protected. */
    public record Asked(String id, Optional<String> keyId) {
        static Asked of(Rendition rendition, MediaSet set) {
            return new Asked(rendition.id(), set == MediaSet.CENC ? rendition.keyId() : Optional.empty());
        }
    }

    public StreamsQuery {
        renditions = List.copyOf(renditions);
        subtitles = List.copyOf(subtitles);
    }

    static StreamsQuery of(MediaSet set, Descent.Play play, List<? extends Rendition> renditions) {
        return new StreamsQuery(
                set,
                play.video().vid(),
                renditions.stream().map(r -> Asked.of(r, set)).toList(),
                play.video().subtitles().stream().map(Subtitle::language).toList(),
                play.expiresAt(),
                play.subjectHash(),
                play.territory());
    }

    /** For the pictures and the sound of a play without DRM. */
    public static StreamsQuery clear(Descent.Play play, Entitled entitled) {
        return of(MediaSet.CLEAR, play, Parts.all(entitled));
    }

    /** The same for addresses that last longer. */
    StreamsQuery lasting(Duration longer) {
        return new StreamsQuery(set, vid, renditions, subtitles, expiresAt.plus(longer), subjectHash, territory);
    }

    /** The key IDs of all renditions, each once. */
    Set<String> keyIds() {
        Set<String> ids = new LinkedHashSet<>();
        renditions.forEach(r -> r.keyId().ifPresent(ids::add));
        return ids;
    }
}
