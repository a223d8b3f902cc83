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
 * decide first, then a fact of the server: only when the operators say so, or when DRM is not to be had in any AZ and the
 * operators do not forbid it, is a title served clear, and only as far as its rights allow. Safe for use by many threads.
 */
public final class Descent {
    private final StreamsCalls calls;
    private final Executor parallel;

    /** @param parallel runs the second call of a title that needs both services, one thread each */
    public Descent(StreamsCalls calls, Executor parallel) {
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
     */
    public record Play(VideoRecord video, Entitled entitled, String subjectHash, String territory, Instant expiresAt) {
        /** Whether something in it is protected, and the rights allow to serve all of it without that. */
        public boolean mayBeClear() {
            return video.rights().clearFallback()
                    && !Parts.of(entitled).encrypted().isEmpty();
        }
    }

    /** From the highest rung down to the lowest that the rights and the operators allow. */
    public DescentOutcome full(Play play, Allowance allowance) {
        Parts parts = Parts.of(play.entitled());
        if (parts.encrypted().isEmpty()) {
            return lower(play, Grade.FULL, LoweredReason.NONE, allowance);
        }
        return switch (allowance.control().degradeDrm()) {
            case ON ->
                play.mayBeClear()
                        ? lower(play, Grade.CLEAR, LoweredReason.DEGRADE_SWITCH, allowance)
                        : withDrm(play, parts, allowance);
            case AUTO, OFF -> withDrm(play, parts, allowance);
        };
    }

    private DescentOutcome withDrm(Play play, Parts parts, Allowance allowance) {
        return parts.open().isEmpty() ? encrypted(play, allowance) : mixed(play, parts, allowance);
    }

    private DescentOutcome encrypted(Play play, Allowance allowance) {
        return switch (drm(play, Parts.all(play.entitled()), allowance)) {
            case UpstreamOutcome.Served drm -> full(play, Sources.drm(drm));
            case UpstreamOutcome.Withdrawn _ -> new DescentOutcome.Withdrawn();
            case UpstreamOutcome.NotToBeHad _ -> withoutDrm(play, Optional.empty(), allowance);
        };
    }

    private DescentOutcome mixed(Play play, Parts parts, Allowance allowance) {
        CompletableFuture<UpstreamOutcome> drmCall =
                CompletableFuture.supplyAsync(() -> drm(play, parts.encrypted(), allowance), parallel);
        UpstreamOutcome clearOutcome = clear(play, parts.open(), allowance);
        UpstreamOutcome drmOutcome = drmCall.join();
        return switch (clearOutcome) {
            case UpstreamOutcome.Withdrawn _ -> new DescentOutcome.Withdrawn();
            case UpstreamOutcome.NotToBeHad _ -> new DescentOutcome.Failed(LoweredReason.CLEAR_UNAVAILABLE);
            case UpstreamOutcome.Served clear ->
                switch (drmOutcome) {
                    case UpstreamOutcome.Served drm -> full(play, Sources.both(drm, clear));
                    case UpstreamOutcome.Withdrawn _ -> new DescentOutcome.Withdrawn();
                    case UpstreamOutcome.NotToBeHad _ -> withoutDrm(play, Optional.of(clear), allowance);
                };
        };
    }

    /**
     * DRM is not to be had.
     *
     * @param open what clear-stream-service gave of a title that is protected in part
     */
    private DescentOutcome withoutDrm(Play play, Optional<UpstreamOutcome.Served> open, Allowance allowance) {
        return switch (allowance.control().degradeDrm()) {
            case OFF -> new DescentOutcome.Failed(LoweredReason.DRM_UNAVAILABLE);
            case AUTO, ON -> {
                Optional<Entitled> left = Parts.withoutProtected(play.entitled());
                // The open part is here already; only where the rights allow more is the service asked again, for all.
                yield open.isPresent() && left.isPresent() && !play.mayBeClear()
                        ? new DescentOutcome.Playable(
                                Grade.CLEAR, LoweredReason.DRM_UNAVAILABLE, left.get(), Sources.clear(open.get()))
                        : lower(play, Grade.CLEAR, LoweredReason.DRM_UNAVAILABLE, allowance);
            }
        };
    }

    /**
     * Without DRM, as far as the rights allow that: all of it, or what is not protected.
     *
     * @param grade the grade of such an answer
     * @param reason why DRM is left out
     */
    public DescentOutcome lower(Play play, Grade grade, LoweredReason reason, Allowance allowance) {
        Optional<Entitled> left = withinRights(play);
        if (left.isEmpty()) {
            return new DescentOutcome.Failed(LoweredReason.DRM_UNAVAILABLE);
        }
        return switch (clear(play, Parts.all(left.get()), allowance)) {
            case UpstreamOutcome.Served clear ->
                new DescentOutcome.Playable(grade, reason, left.get(), Sources.clear(clear));
            case UpstreamOutcome.Withdrawn _ -> new DescentOutcome.Withdrawn();
            case UpstreamOutcome.NotToBeHad _ -> new DescentOutcome.Failed(LoweredReason.CLEAR_UNAVAILABLE);
        };
    }

    /** What the rights allow of a play when there is no DRM; empty when that leaves no picture. */
    public static Optional<Entitled> withinRights(Play play) {
        return play.video().rights().clearFallback()
                ? Optional.of(play.entitled())
                : Parts.withoutProtected(play.entitled());
    }

    private static DescentOutcome full(Play play, Sources sources) {
        return new DescentOutcome.Playable(Grade.FULL, LoweredReason.NONE, play.entitled(), sources);
    }

    private UpstreamOutcome drm(Play play, List<Rendition> renditions, Allowance allowance) {
        return calls.call(StreamsQuery.of(MediaSet.CENC, play, renditions), allowance);
    }

    private UpstreamOutcome clear(Play play, List<Rendition> renditions, Allowance allowance) {
        return calls.call(StreamsQuery.of(MediaSet.CLEAR, play, renditions), allowance);
    }
}
