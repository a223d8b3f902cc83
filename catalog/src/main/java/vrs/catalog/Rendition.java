package vrs.catalog;

import java.util.Optional;
import java.util.Set;

/** One encoded version of a title. */
public sealed interface Rendition {
    /** Its name in addresses, such as {@code v720}. */
    String id();

    /** RFC 6381 codec string, such as {@code avc1.64001f}. */
    String codec();

    long bandwidthBps();

    /** The key that its protected form is encrypted with, 32 hex digits; empty when it is never protected. */
    Optional<String> keyId();

    /** Protected ones are served through DRM only, save for the clear fallback of the title's rights. */
    default boolean isProtected() {
        return keyId().isPresent();
    }

    /**
     * A picture.
     *
     * @param plan the membership that this rendition asks for
     * @param territories where it may be played; empty means wherever the title may
     * @param platforms on what it may be played; empty means on whatever the title may
     */
    record Video(
            String id,
            String codec,
            int width,
            int height,
            String frameRate,
            long bandwidthBps,
            Plan plan,
            Set<String> territories,
            Set<String> platforms,
            Optional<String> keyId)
            implements Rendition {
        public Video {
            territories = Set.copyOf(territories);
            platforms = Set.copyOf(platforms);
        }
    }

    /** A sound track. */
    record Audio(String id, String codec, String language, int channels, long bandwidthBps, Optional<String> keyId)
            implements Rendition {}
}
