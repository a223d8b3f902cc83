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
 * @param internalPort what other processes ask: of a gateway a port of its own, of all others the traffic port
 */
public record Instance(
        String name,
        Role role,
        String az,
        String unit,
        String pool,
        String cloud,
        String host,
        int port,
        int internalPort) {
    private static final int PORT_MAX = 65_535;

    public Instance {
        if (port < 1 || port > PORT_MAX || internalPort < 1 || internalPort > PORT_MAX) {
            throw new IllegalArgumentException(
                    "port of " + name + " is " + port + " and " + internalPort + ", not 1 to " + PORT_MAX);
        }
    }

    /** With the internal port where it usually is: beside the traffic port of a gateway, else the same. */
    public Instance(String name, Role role, String az, String unit, String pool, String cloud, String host, int port) {
        this(name, role, az, unit, pool, cloud, host, port, role == Role.GATEWAY ? port + 1 : port);
    }

    /** The same, asked at another port by other processes. */
    public Instance askedAt(int otherInternalPort) {
        return new Instance(name, role, az, unit, pool, cloud, host, port, otherInternalPort);
    }

    /** The address of a path on the port that other processes ask. */
    public URI internalUri(String path) {
        return URI.create("http://" + host + ":" + internalPort + path);
    }

    /** The address of a path on its traffic port. */
    public URI uri(String path) {
        return URI.create("http://" + host + ":" + port + path);
    }
}
