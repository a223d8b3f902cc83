package vrs.fallback.play;

/**
 * A rendition that exists but is not served to this viewer.
 *
 * @param id of the rendition
 * @param reason why
 */
public record Locked(String id, Reason reason) {
    /** The closed list of reasons, in the order in which they apply; each has the refusal for when nothing is left. */
    public enum Reason {
        TERRITORY("territory", Refusal.TERRITORY_BLOCKED),
        PLATFORM("platform", Refusal.PLATFORM_BLOCKED),
        VIP_REQUIRED("vip-required", Refusal.VIP_REQUIRED),
        DRM_REQUIRED("drm-required", Refusal.DRM_REQUIRED),
        CODEC("codec", Refusal.NOT_PLAYABLE);

        private final String text;
        private final Refusal refusal;

        Reason(String text, Refusal refusal) {
            this.text = text;
            this.refusal = refusal;
        }

        /** The word in the answer. */
        public String text() {
            return text;
        }

        /** What is answered when this reason takes the last rendition away. */
        public Refusal refusal() {
            return refusal;
        }
    }
}
