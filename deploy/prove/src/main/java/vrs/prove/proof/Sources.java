package vrs.prove.proof;

import java.util.List;

/** Folders that proofs speak of. */
public final class Sources {
    /** Everything of which {@code up} starts a process, and the launcher. */
    public static final List<String> ALL_PROCESSES = List.of(
            "pom.xml",
            "vrs",
            "routing",
            "catalog",
            "dash-service",
            "drm-service",
            "clear-stream-service",
            "fallback-player",
            "edge",
            "deploy/local");

    /** The module of stores and layers, without the programs that are built on it. */
    static final List<String> STORES_AND_LAYERS = List.of("pom.xml", "catalog/pom.xml", "catalog/src");

    private Sources() {}
}
