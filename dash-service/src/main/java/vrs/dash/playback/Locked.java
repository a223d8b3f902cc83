package vrs.dash.playback;

/**
 * A rendition that exists and is not in the answer.
 *
 * @param id of the rendition
 * @param reason the first of the rules that keeps it back
 */
public record Locked(String id, Reason reason) {
    /** What would open it. */
    public enum Reason {
        TERRITORY("territory"),
        PLATFORM("platform"),
        VIP("vip-required"),
        DRM("drm-required"),
        CODEC("codec");

        private final String id;

        Reason(String id) {
            this.id = id;
        }

        /** The name in answers. */
        public String id() {
            return id;
        }
    }
}
