package vrs.fallback.request;

import java.util.Set;

/** A well-formed {@code /dash} request. Immutable. */
public sealed interface DashRequest {
    /** The video asked for. */
    String vid();

    /** The form that the answer takes. */
    Format format();

    /**
     * Somebody wants to play.
     *
     * @param heightMax the highest rendition wanted
     * @param codecFamilies what the device decodes
     * @param hasDrm whether the device has a DRM system that we support
     * @param platform what kind of device it is
     */
    record Play(String vid, int heightMax, Set<String> codecFamilies, boolean hasDrm, String platform, Format format)
            implements DashRequest {
        public Play {
            codecFamilies = Set.copyOf(codecFamilies);
        }
    }

    /** A player asks for the manifest of what was decided before. {@code token} is not yet known to be genuine. */
    record Manifest(String vid, String token, Format format) implements DashRequest {}
}
