package vrs.dash.playback;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import vrs.catalog.Rendition;
import vrs.catalog.Rights;
import vrs.catalog.VideoRecord;
import vrs.dash.playback.Entitlement.Denial;
import vrs.dash.playback.Entitlement.Denied;
import vrs.dash.playback.Entitlement.Entitled;

/**
 * What may this viewer play? Pure. The rules stand in the order of the refusals; each first asks the title, then keeps
 * back the renditions that it does not let pass, and denies the play when none is left.
 */
public final class PlayControl {
    private PlayControl() {}

    /** Decides one play at an instant. */
    public static Entitlement decide(VideoRecord video, Viewer viewer, Device device, Instant now) {
        Rights rights = video.rights();
        List<Locked> locked = new ArrayList<>();
        List<Rendition.Video> left = new ArrayList<>(video.video());

        keep(left, r -> within(r.territories(), viewer.territory()), Locked.Reason.TERRITORY, locked);
        if (!within(rights.territories(), viewer.territory()) || left.isEmpty()) {
            return new Denied(Denial.TERRITORY_BLOCKED);
        }
        keep(left, r -> within(r.platforms(), device.platform()), Locked.Reason.PLATFORM, locked);
        if (!within(rights.platforms(), device.platform()) || left.isEmpty()) {
            return new Denied(Denial.PLATFORM_BLOCKED);
        }
        if (!isOpen(rights, now)) {
            return new Denied(Denial.OUTSIDE_WINDOW);
        }
        keep(left, r -> viewer.plan().covers(r.plan()), Locked.Reason.VIP, locked);
        if (!viewer.plan().covers(rights.plan()) || left.isEmpty()) {
            return new Denied(Denial.VIP_REQUIRED);
        }
        Predicate<Rendition> hasDrm = r -> !r.isProtected() || !device.drm().isEmpty();
        keep(left, hasDrm, Locked.Reason.DRM, locked);
        if (left.isEmpty()) {
            return new Denied(Denial.DRM_REQUIRED);
        }
        keep(left, r -> device.codecs().contains(CodecFamily.of(r.codec())), Locked.Reason.CODEC, locked);
        if (left.isEmpty()) {
            return new Denied(Denial.NOT_PLAYABLE);
        }
        List<Rendition.Audio> audio = new ArrayList<>(video.audio());
        keep(audio, hasDrm, Locked.Reason.DRM, locked);
        return new Entitled(limit(left, device), audio, locked);
    }

    private static <R extends Rendition> void keep(
            List<R> left, Predicate<? super R> passes, Locked.Reason otherwise, List<Locked> locked) {
        left.stream().filter(passes.negate()).forEach(r -> locked.add(new Locked(r.id(), otherwise)));
        left.removeIf(passes.negate());
    }

    /** A wish below all renditions leaves the lowest: the viewer pressed play, so something plays. */
    private static List<Rendition.Video> limit(List<Rendition.Video> entitled, Device device) {
        if (device.heightMax().isEmpty()) {
            return entitled;
        }
        int heightMax = device.heightMax().getAsInt();
        List<Rendition.Video> wanted =
                entitled.stream().filter(r -> lines(r) <= heightMax).toList();
        if (!wanted.isEmpty()) {
            return wanted;
        }
        return entitled.stream()
                .min(Comparator.comparingInt(PlayControl::lines).thenComparingLong(Rendition.Video::bandwidthBps))
                .stream()
                .toList();
    }

    /** Upright pictures are named by their shorter side, too. */
    private static int lines(Rendition.Video r) {
        return Math.min(r.width(), r.height());
    }

    private static boolean within(Set<String> allowed, String actual) {
        return allowed.isEmpty() || allowed.contains(actual);
    }

    private static boolean isOpen(Rights rights, Instant now) {
        return rights.from().stream().noneMatch(now::isBefore)
                && rights.until().stream().allMatch(now::isBefore);
    }
}
