package vrs.dash.playback;

import java.util.OptionalInt;
import java.util.Set;

/**
 * What a client says of the device that it runs on. It is a claim: it can make an answer smaller, never less protected.
 *
 * @param platform {@code web}, {@code android}, {@code ios}, {@code tv} or {@code pc}
 * @param codecs what it decodes
 * @param drm the DRM systems that it has and this service speaks
 * @param heightMax the highest picture wanted, in lines; empty means all
 */
public record Device(String platform, Set<CodecFamily> codecs, Set<DrmSystem> drm, OptionalInt heightMax) {
    public Device {
        codecs = Set.copyOf(codecs);
        drm = Set.copyOf(drm);
    }
}
