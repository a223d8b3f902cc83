package vrs.fallback.answer;

import java.time.Instant;
import vrs.fallback.play.Selection;
import vrs.fallback.snapshot.Video;

/**
 * A play that was decided, ready to be written as JSON or MPD.
 *
 * @param manifestUrl where the same play is had as an MPD
 * @param expiresAt when its addresses end
 */
public record Play(Video video, Selection selection, String manifestUrl, Instant expiresAt, Served served) {}
