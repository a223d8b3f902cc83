package vrs.signing;

import java.time.Instant;
import java.util.List;

/**
 * What was decided for one play, carried by the client in a form that it cannot change.
 *
 * @param purpose what the token may be used for
 * @param vid the video
 * @param renditions IDs of the entitled renditions, video and audio
 * @param keyIds content key IDs (32 hex digits) of exactly these renditions; empty when nothing is protected
 * @param grade {@code full}, {@code clear} or {@code basic}
 * @param subjectHash {@link SubjectHash} of the viewer, {@code -} when anonymous
 * @param territory the rights area that the decision was made for
 * @param expiresAt when it ends, whole seconds
 */
public record PlaybackToken(
        Purpose purpose,
        String vid,
        List<String> renditions,
        List<String> keyIds,
        String grade,
        String subjectHash,
        String territory,
        Instant expiresAt) {

    /** A token for one purpose is refused for the other. */
    public enum Purpose {
        /** {@code pt} of {@code /dash}: renders what was decided, at most 5 minutes. */
        MANIFEST,
        /** Opens {@code /licence} for its key IDs, at most 10 minutes. */
        LICENCE
    }

    public PlaybackToken {
        renditions = List.copyOf(renditions);
        keyIds = List.copyOf(keyIds);
    }
}
