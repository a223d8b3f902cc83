package vrs.dash.upstream;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import vrs.catalog.Rendition;
import vrs.catalog.VideoRecord;
import vrs.dash.playback.Entitlement.Entitled;
import vrs.dash.playback.Grade;
import vrs.signing.MediaSet;

/**
 * The rungs full and clear. Protected renditions come from drm-service, the others from clear-stream-service. Rights
 * decide first, then a fact of the server: only when DRM is not to be had in any AZ is a title served clear, and only as
 * far as its rights allow. Safe for use by many threads.
 */
public final class Descent {
    private final UpstreamCalls calls;
    private final Executor parallel;

    /** @param parallel runs the second call of a title that needs both services, one thread each */
    public Descent(UpstreamCalls calls, Executor parallel) {
        this.calls = calls;
        this.parallel = parallel;
    }

    /**
     * A play to find addresses for.
     *
     * @param entitled what play control gave
     * @param subjectHash of the viewer, {@code -} when anonymous
     * @param territory that it was decided for
     * @param expiresAt until when addresses are to last
     * @param traceparent to send along
     */
    public record Play(
            VideoRecord video,
            Entitled entitled,
            String subjectHash,
            String territory,
            Instant expiresAt,
            String traceparent) {}

    /** From the highest rung down to the lowest that the rights allow. */
    public DescentOutcome full(Play play, Deadline deadline) {
        Parts parts = Parts.of(play.entitled());
        if (parts.encrypted().isEmpty()) {
            return lower(play, Grade.FULL, LoweredReason.NONE, deadline);
        }
        return parts.open().isEmpty() ? encrypted(play, deadline) : mixed(play, parts, deadline);
    }

    private DescentOutcome encrypted(Play play, Deadline deadline) {
        return switch (drm(play, Parts.all(play.entitled()), deadline)) {
            case UpstreamOutcome.Served drm -> full(play, Sources.drm(drm));
            case UpstreamOutcome.Withdrawn _ -> new DescentOutcome.Withdrawn();
            case UpstreamOutcome.NotToBeHad _ -> lower(play, Grade.CLEAR, LoweredReason.DRM_UNAVAILABLE, deadline);
        };
    }

    private DescentOutcome mixed(Play play, Parts parts, Deadline deadline) {
        CompletableFuture<UpstreamOutcome> drmCall =
                CompletableFuture.supplyAsync(() -> drm(play, parts.encrypted(), deadline), parallel);
        UpstreamOutcome clearOutcome = clear(play, parts.open(), deadline);
        UpstreamOutcome drmOutcome = drmCall.join();
        return switch (clearOutcome) {
            case UpstreamOutcome.Withdrawn _ -> new DescentOutcome.Withdrawn();
            case UpstreamOutcome.NotToBeHad _ -> new DescentOutcome.Failed(LoweredReason.CLEAR_UNAVAILABLE);
            case UpstreamOutcome.Served clear ->
                switch (drmOutcome) {
                    case UpstreamOutcome.Served drm -> full(play, Sources.both(drm, clear));
                    case UpstreamOutcome.Withdrawn _ -> new DescentOutcome.Withdrawn();
                    case UpstreamOutcome.NotToBeHad _ -> mixedLowered(play, clear, deadline);
                };
        };
    }

    /** The open part is here already; only where the rights allow more is the service asked again, for all. */
    private DescentOutcome mixedLowered(Play play, UpstreamOutcome.Served clear, Deadline deadline) {
        Optional<Entitled> left = Parts.withoutProtected(play.entitled());
        boolean isAll = left.isPresent() && !play.video().rights().clearFallback();
        return isAll
                ? new DescentOutcome.Playable(
                        Grade.CLEAR, LoweredReason.DRM_UNAVAILABLE, left.get(), Sources.clear(clear))
                : lower(play, Grade.CLEAR, LoweredReason.DRM_UNAVAILABLE, deadline);
    }

    /**
     * Without DRM, as far as the rights allow that: all of it, or what is not protected.
     *
     * @param grade the grade of such an answer
     * @param reason why DRM is left out
     */
    public DescentOutcome lower(Play play, Grade grade, LoweredReason reason, Deadline deadline) {
        Optional<Entitled> left = play.video().rights().clearFallback()
                ? Optional.of(play.entitled())
                : Parts.withoutProtected(play.entitled());
        if (left.isEmpty()) {
            return new DescentOutcome.Failed(LoweredReason.DRM_UNAVAILABLE);
        }
        return switch (clear(play, Parts.all(left.get()), deadline)) {
            case UpstreamOutcome.Served clear ->
                new DescentOutcome.Playable(grade, reason, left.get(), Sources.clear(clear));
            case UpstreamOutcome.Withdrawn _ -> new DescentOutcome.Withdrawn();
            case UpstreamOutcome.NotToBeHad _ -> new DescentOutcome.Failed(LoweredReason.CLEAR_UNAVAILABLE);
        };
    }

    private static DescentOutcome full(Play play, Sources sources) {
        return new DescentOutcome.Playable(Grade.FULL, LoweredReason.NONE, play.entitled(), sources);
    }

    private UpstreamOutcome drm(Play play, List<Rendition> renditions, Deadline deadline) {
        return calls.call(StreamsQuery.of(MediaSet.CENC, play, renditions), play.traceparent(), deadline);
    }

    private UpstreamOutcome clear(Play play, List<Rendition> renditions, Deadline deadline) {
        return calls.call(StreamsQuery.of(MediaSet.CLEAR, play, renditions), play.traceparent(), deadline);
    }
}
