package vrs.local.cluster;

import java.util.Map;

/** What is wanted of the start caches, from {@code VRS_START_CACHES}. */
enum StartCacheChoice {
    /** Make those that are missing, and use them. */
    MAKE,
    /** Neither. */
    OFF;

    static StartCacheChoice of(Map<String, String> environment) {
        return environment.getOrDefault("VRS_START_CACHES", "make").equals("off") ? OFF : MAKE;
    }
}
