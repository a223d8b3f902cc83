package vrs.catalog;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Who may play a title, where and when.
 *
 * @param plan the membership that it asks for
 * @param territories where it may be played; empty means everywhere
 * @param platforms on what it may be played; empty means on all
 * @param from before this instant it is not yet available
 * @param until from this instant on it is no longer available
 * @param clearFallback whether it may be served unprotected when DRM is not to be had
 */
public record Rights(
        Plan plan,
        Set<String> territories,
        Set<String> platforms,
        Optional<Instant> from,
        Optional<Instant> until,
        boolean clearFallback) {
    public Rights {
        territories = Set.copyOf(territories);
        platforms = Set.copyOf(platforms);
    }
}
