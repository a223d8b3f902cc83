package vrs.prove.visible;

/** One process as the topology file names it; {@code port} is where it is asked itself, past every proxy. */
public record Place(String name, String role, String az, int port) {
    /** Health and metrics. */
    int managementPort() {
        return port + 500;
    }
}
