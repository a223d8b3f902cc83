package vrs.dash.playback;

import java.util.List;
import vrs.catalog.Rendition;

/** What play control says of one play. */
public sealed interface Entitlement {
    /**
     * Yes, these.
     *
     * @param video at least one
     * @param audio may be empty
     * @param locked what else there is
     */
    record Entitled(List<Rendition.Video> video, List<Rendition.Audio> audio, List<Locked> locked)
            implements Entitlement {
        public Entitled {
            video = List.copyOf(video);
            audio = List.copyOf(audio);
            locked = List.copyOf(locked);
        }
    }

    /** No. */
    record Denied(Denial denial) implements Entitlement {}

    /** Why not; when several apply, the first in this order. */
    enum Denial {
        TERRITORY_BLOCKED,
        PLATFORM_BLOCKED,
        OUTSIDE_WINDOW,
        VIP_REQUIRED,
        DRM_REQUIRED,
        NOT_PLAYABLE
    }
}
