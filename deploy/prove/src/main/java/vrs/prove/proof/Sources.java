package vrs.prove.proof;

import java.util.List;

/** Folders that proofs speak of. */
final class Sources {
    /** Everything of which {@code up} starts a process, and the launcher. */
    static final List<String> ALL_PROCESSES = List.of(
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

    private Sources() {}
}
