package vrs.catalog.layer.planted;

import com.github.benmanes.caffeine.cache.Caffeine;

/** Breaks the rules on purpose: a library in what decides between the stores. */
public final class PlantedDependency {
    private PlantedDependency() {}

    static Object broken() {
        return Caffeine.newBuilder().build();
    }
}
