package vrs.fallback.play;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vrs.fallback.play.Locked.Reason;
import vrs.fallback.request.Codecs;
import vrs.fallback.request.DashRequest;
import vrs.fallback.snapshot.AudioRendition;
import vrs.fallback.snapshot.Video;
import vrs.fallback.snapshot.VideoRendition;

/**
 * Decides what a viewer gets of a title. The rights of the title come first, then those of each rendition; the refusal is
 * that of the first reason that leaves nothing. Pure.
 */
public final class PlayControl {
    private PlayControl() {}

    /** What this viewer gets for a play. */
    public static Decision decide(Video video, DashRequest.Play request, Terms terms) {
        Optional<Refusal> refusal = ofTitle(video, request, terms);
        return refusal.isPresent() ? new Decision.Denied(refusal.get()) : ofRenditions(video, request, terms);
    }

    private static Optional<Refusal> ofTitle(Video video, DashRequest.Play request, Terms terms) {
        if (!video.territories().admits(terms.territory())) {
            return Optional.of(Refusal.TERRITORY_BLOCKED);
        }
        if (!video.platforms().admits(request.platform())) {
            return Optional.of(Refusal.PLATFORM_BLOCKED);
        }
        if (!video.window().isOpen(terms.nowMs())) {
            return Optional.of(Refusal.OUTSIDE_WINDOW);
        }
        return terms.viewer().plan().covers(video.plan()) ? Optional.empty() : Optional.of(Refusal.VIP_REQUIRED);
    }

    private static Decision ofRenditions(Video video, DashRequest.Play request, Terms terms) {
        List<VideoRendition> entitled = new ArrayList<>(video.video().size());
        List<Locked> locked = new ArrayList<>();
        Reason last = Reason.TERRITORY;
        for (VideoRendition rendition : video.video()) {
            Optional<Reason> reason = reasonToLock(rendition, request, terms);
            if (reason.isEmpty()) {
                entitled.add(rendition);
            } else {
                locked.add(new Locked(rendition.id(), reason.get()));
                last = reason.get().compareTo(last) > 0 ? reason.get() : last;
            }
        }
        if (entitled.isEmpty()) {
            return nothingLeft(last, terms.protectedMedia());
        }
        List<AudioRendition> audio = audible(video, terms.protectedMedia(), locked);
        return new Decision.Entitled(new Selection(wanted(entitled, request.heightMax()), audio, locked));
    }

    private static Optional<Reason> reasonToLock(VideoRendition rendition, DashRequest.Play request, Terms terms) {
        if (!rendition.territories().admits(terms.territory())) {
            return Optional.of(Reason.TERRITORY);
        }
        if (!rendition.platforms().admits(request.platform())) {
            return Optional.of(Reason.PLATFORM);
        }
        if (!terms.viewer().plan().covers(rendition.plan())) {
            return Optional.of(Reason.VIP_REQUIRED);
        }
        if (isLocked(rendition.isProtected(), rendition.hasClearForm(), terms.protectedMedia())) {
            return Optional.of(Reason.DRM_REQUIRED);
        }
        return request.codecFamilies().contains(Codecs.family(rendition.codec()))
                ? Optional.empty()
                : Optional.of(Reason.CODEC);
    }

    static boolean isLocked(boolean isProtected, boolean hasClearForm, ProtectedMedia media) {
        return isProtected && (media == ProtectedMedia.LOCKED || !hasClearForm);
    }

    /** With the caller's ground for the clear form, its lack is no fault of the client's. */
    static Decision nothingLeft(Reason last, ProtectedMedia media) {
        return last == Reason.DRM_REQUIRED && media == ProtectedMedia.CLEAR_FALLBACK
                ? new Decision.NotToBeHad(last.refusal())
                : new Decision.Denied(last.refusal());
    }

    static List<AudioRendition> audible(Video video, ProtectedMedia media, List<Locked> locked) {
        List<AudioRendition> audible = new ArrayList<>(video.audio().size());
        for (AudioRendition track : video.audio()) {
            if (isLocked(track.isProtected(), track.hasClearForm(), media)) {
                locked.add(new Locked(track.id(), Reason.DRM_REQUIRED));
            } else {
                audible.add(track);
            }
        }
        return audible;
    }

    /** Those up to the highest one wanted; the lowest one when all are higher, since some picture is wanted. */
    private static List<VideoRendition> wanted(List<VideoRendition> entitled, int heightMax) {
        List<VideoRendition> wanted =
                entitled.stream().filter(r -> height(r) <= heightMax).toList();
        return wanted.isEmpty()
                ? List.of(entitled.stream()
                        .min(Comparator.comparingInt(PlayControl::height))
                        .orElseThrow())
                : wanted;
    }

    /** Upright pictures are named by their shorter side, too. */
    private static int height(VideoRendition rendition) {
        return Math.min(rendition.width(), rendition.height());
    }
}
