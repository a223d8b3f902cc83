package vrs.dns.health;

import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import vrs.topology.Instance;
import vrs.topology.Role;
import vrs.topology.Topology;

/** The gateway of each AZ: the first that the topology names. Immutable. */
public final class Gateways {
    private final Map<String, Instance> byAz = new LinkedHashMap<>();

    /** @throws IllegalArgumentException when an AZ has none */
    public Gateways(Topology topology) {
        topology.azs().forEach(az -> byAz.put(az.id(), first(topology, az.id())));
    }

    /** Where its public port is. */
    public InetSocketAddress publicAddress(String az) {
        return new InetSocketAddress(byAz.get(az).host(), byAz.get(az).port());
    }

    /** All that is known of it. */
    public Instance of(String az) {
        return byAz.get(az);
    }

    private static Instance first(Topology topology, String az) {
        Optional<Instance> gateway =
                topology.instances(Role.GATEWAY, az).stream().findFirst();
        return gateway.orElseThrow(() -> new IllegalArgumentException("AZ " + az + " has no gateway"));
    }
}
