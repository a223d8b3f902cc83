package vrs.dns;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vrs.dns.answer.Zone;
import vrs.dns.health.Gateways;
import vrs.dns.policy.RegionTable;
import vrs.process.BadSetting;
import vrs.topology.Az;
import vrs.topology.Instance;
import vrs.topology.Topology;

/**
 * What the responder reads once, at its start.
 *
 * @param gateways where clients reach the gateway of each AZ
 */
record DnsFiles(StartFiles start, Zone zone, Map<String, InetSocketAddress> gateways, RegionTable regions) {
    /** @throws BadSetting naming the key that leads to a file which cannot be used */
    static DnsFiles read(DnsConfig config) {
        StartFiles start = StartFiles.read(config.process());
        return new DnsFiles(
                start,
                StartFiles.file("vrs.topology", () -> Zone.of(start.topology())),
                StartFiles.file("vrs.topology", () -> gateways(start.topology())),
                StartFiles.file("vrs.dns.regions", () -> regions(config.regions(), start.topology())));
    }

    private static Map<String, InetSocketAddress> gateways(Topology topology) {
        Gateways known = new Gateways(topology);
        Map<String, InetSocketAddress> addresses = new TreeMap<>();
        for (Az az : topology.azs()) {
            Instance gateway = known.of(az.id());
            // Answers are addresses: a host name here would have to be looked up by the responder itself.
            addresses.put(az.id(), new InetSocketAddress(InetAddress.ofLiteral(gateway.host()), gateway.port()));
        }
        return addresses;
    }

    private static RegionTable regions(Path file, Topology topology) throws IOException {
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        return RegionTable.parse(
                file.toString(), lines, topology.names().getFirst().region());
    }
}
