package vrs.territory;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.ipv4.IPv4AddressAssociativeTrie;
import inet.ipaddr.ipv6.IPv6AddressAssociativeTrie;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Which rights area an address belongs to: the longest prefix of a CIDR table wins. The file has a line per block,
 * {@code <cidr> <territory>}; blank lines and lines that begin with # are passed over. Read-only after construction and
 * safe for use by many threads.
 */
public final class TerritoryTable {
    /** The rights area of an address that stands in no block. */
    public static final String ELSEWHERE = "ZZ";

    private final IPv4AddressAssociativeTrie<String> v4 = new IPv4AddressAssociativeTrie<>();
    private final IPv6AddressAssociativeTrie<String> v6 = new IPv6AddressAssociativeTrie<>();

    private TerritoryTable() {}

    /** @throws IllegalArgumentException naming file and line when a line is not {@code <cidr> <territory>} */
    public static TerritoryTable read(Path file) throws IOException {
        return parse(file.toString(), Files.readAllLines(file));
    }

    static TerritoryTable parse(String source, List<String> lines) {
        TerritoryTable table = new TerritoryTable();
        int number = 0;
        for (String line : lines) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] parts = line.strip().split(" +");
            IPAddress block = parts.length == 2 ? new IPAddressString(parts[0]).getAddress() : null;
            if (block == null || !parts[1].matches("[A-Z]{2}")) {
                throw new IllegalArgumentException(source + ":" + number + " is not \"<cidr> <territory>\": " + line);
            }
            table.add(block.toPrefixBlock(), parts[1]);
        }
        return table;
    }

    /** The rights area of a client address; an IPv4 address in IPv6 clothing counts as IPv4. */
    public String territoryOf(InetAddress address) {
        IPAddress ip = new inet.ipaddr.IPAddressNetwork.IPAddressGenerator().from(address);
        if (ip.isIPv6() && ip.toIPv6().isIPv4Mapped()) {
            ip = ip.toIPv6().getEmbeddedIPv4Address();
        }
        var entry = ip.isIPv4() ? v4.longestPrefixMatchNode(ip.toIPv4()) : null;
        if (entry != null) {
            return entry.getValue();
        }
        var entry6 = ip.isIPv6() ? v6.longestPrefixMatchNode(ip.toIPv6()) : null;
        return entry6 != null ? entry6.getValue() : ELSEWHERE;
    }

    private void add(IPAddress block, String territory) {
        if (block.isIPv4()) {
            v4.put(block.toIPv4(), territory);
        } else {
            v6.put(block.toIPv6(), territory);
        }
    }
}
