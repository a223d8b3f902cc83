package vrs.local.plan;

import vrs.topology.Role;

/**
 * What is run for a role.
 *
 * @param folder the module, from the root of the checkout
 * @param artifact the name of its jar without version
 * @param form how it is packed
 * @param heapMb the most heap that it gets, in MiB
 */
public record Program(String folder, String artifact, Form form, int heapMb) {
    /** How an application is packed. */
    public enum Form {
        /** One jar, and the jars that it needs in {@code lib/} beside it. */
        JAR_AND_LIB,
        /** Everything in one jar whose name ends in {@code -runner}. */
        RUNNER
    }

    /** @throws IllegalArgumentException for a role that this version does not run */
    public static Program of(Role role) {
        return switch (role) {
            case GATEWAY -> plain("routing/gateway", "vrs-gateway", 96);
            case DASH -> runner("dash-service", 128);
            case DRM -> runner("drm-service", 96);
            case CLEAR -> runner("clear-stream-service", 96);
            case FALLBACK -> plain("fallback-player", "vrs-fallback-player", 128);
            case EDGE -> plain("edge", "vrs-edge", 64);
            case ENTRY, DNS -> plain("routing/dns", "vrs-dns", 48);
            case PLAYER -> plain("client/web", "vrs-player", 48);
            case DOCUMENT, SQL -> plain("deploy/local", "vrs-local", 128);
            case PUBLISHER -> plain("catalog/publisher", "vrs-publisher", 96);
            case FAULTS -> plain("chaos/faults", "vrs-faults", 64);
            case REDIS, CONSOLE -> throw new IllegalArgumentException("no program for " + role.id());
        };
    }

    /** The load generator, which is no process of a cluster. */
    public static Program loadGenerator() {
        return plain("chaos/loadtest", "vrs-loadtest", 96);
    }

    /** The name of the jar. */
    public String jar(String version) {
        return switch (form) {
            case JAR_AND_LIB -> artifact + "-" + version + ".jar";
            case RUNNER -> artifact + "-" + version + "-runner.jar";
        };
    }

    private static Program plain(String folder, String artifact, int heapMb) {
        return new Program(folder, artifact, Form.JAR_AND_LIB, heapMb);
    }

    private static Program runner(String folder, int heapMb) {
        return new Program(folder, "vrs-" + folder, Form.RUNNER, heapMb);
    }
}
