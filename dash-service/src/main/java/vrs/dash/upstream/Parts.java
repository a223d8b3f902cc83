package vrs.dash.upstream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vrs.catalog.Rendition;
import vrs.dash.playback.Entitlement.Entitled;
import vrs.dash.playback.Locked;

/**
 * What a play needs of whom, pictures and sound together.
 *
 * @param encrypted of drm-service
 * @param open of clear-stream-service
 */
record Parts(List<Rendition> encrypted, List<Rendition> open) {
    static Parts of(Entitled entitled) {
        return new Parts(
                all(entitled).stream().filter(Rendition::isProtected).toList(),
                all(entitled).stream().filter(r -> !r.isProtected()).toList());
    }

    static List<Rendition> all(Entitled entitled) {
        return Stream.<Rendition>concat(entitled.video().stream(), entitled.audio().stream())
                .toList();
    }

    /** What is left when everything protected stays back; empty when that leaves no picture. */
    static Optional<Entitled> withoutProtected(Entitled entitled) {
        List<Rendition.Video> video =
                entitled.video().stream().filter(r -> !r.isProtected()).toList();
        if (video.isEmpty()) {
            return Optional.empty();
        }
        List<Rendition.Audio> audio =
                entitled.audio().stream().filter(r -> !r.isProtected()).toList();
        List<Locked> locked = new ArrayList<>(entitled.locked());
        all(entitled).stream()
                .filter(Rendition::isProtected)
                .forEach(r -> locked.add(new Locked(r.id(), Locked.Reason.DRM)));
        return Optional.of(new Entitled(video, audio, locked));
    }
}
