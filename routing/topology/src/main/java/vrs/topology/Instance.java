package vrs.topology;

import java.net.URI;

/**
 * One process that others may call.
 *
 * @param name unique in the cluster, such as {@code r1-az1-dash-main-1}
 * @param role what it does
 * @param az where it stands; {@code -} for one that belongs to no AZ
 * @param unit the deployable slice that it belongs to, {@code -} when its role has none
 * @param pool {@code vm} or {@code container}
 * @param cloud {@code private} or {@code public}
 * @param host address to connect to
 * @param port its traffic port
 */
public record Instance(
        String name, Role role, String az, String unit, String pool, String cloud, String host, int port) {
    private static final int PORT_MAX = 65_535;

    public Instance {
        if (port < 1 || port > PORT_MAX) {
            throw new IllegalArgumentException("port of " + name + " is " + port + ", not 1 to " + PORT_MAX);
        }
    }

    /** The address of a path on its traffic port. */
    public URI uri(String path) {
        return URI.create("http://" + host + ":" + port + path);
    }
}
