package vrs.fallback.viewer;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which rights area an address belongs to: the longest prefix of a CIDR table wins. The file has a line per block,
 * {@code <cidr> <territory>}; blank lines and lines that begin with # are passed over. Immutable.
 */
public final class TerritoryTable {
    /** The rights area of an address that stands in no block. */
    public static final String ELSEWHERE = "ZZ";

    private static final Pattern TERRITORY = Pattern.compile("[A-Z]{2}");

    private final Map<Block, String> territories = new HashMap<>();
    private final SortedSet<Integer> lengths = new TreeSet<>((a, b) -> Integer.compare(b, a));

    private TerritoryTable() {}

    /** A block of addresses; the first {@code length} bits of {@code bits} say which. */
    private record Block(ByteBuffer bits, int length) {
        static Block of(byte[] address, int length) {
            byte[] masked = new byte[address.length];
            for (int i = 0; i < masked.length; i++) {
                int bitsHere = Math.clamp(length - 8 * i, 0, 8);
                masked[i] = (byte) (address[i] & (0xff00 >> bitsHere));
            }
            return new Block(ByteBuffer.wrap(masked), length);
        }
    }

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
            try {
                table.add(line.strip().split(" +"));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(source + ":" + number + " is not \"<cidr> <territory>\"", e);
            }
        }
        return table;
    }

    /** The rights area of a client address; an IPv4 address in IPv6 clothing counts as IPv4. */
    public String territoryOf(InetAddress address) {
        byte[] bytes = address.getAddress();
        for (int length : lengths) {
            if (length <= 8 * bytes.length) {
                String territory = territories.get(Block.of(bytes, length));
                if (territory != null) {
                    return territory;
                }
            }
        }
        return ELSEWHERE;
    }

    private void add(String[] parts) {
        if (parts.length != 2 || !TERRITORY.matcher(parts[1]).matches()) {
            throw new IllegalArgumentException("two words");
        }
        int slash = parts[0].indexOf('/');
        InetAddress base = InetAddress.ofLiteral(slash < 0 ? parts[0] : parts[0].substring(0, slash));
        int bits = base instanceof Inet4Address ? Integer.SIZE : 2 * Long.SIZE;
        int length = slash < 0 ? bits : Integer.parseInt(parts[0].substring(slash + 1));
        if (length < 0 || length > bits) {
            throw new IllegalArgumentException("prefix length");
        }
        territories.put(Block.of(base.getAddress(), length), parts[1]);
        lengths.add(length);
    }
}
