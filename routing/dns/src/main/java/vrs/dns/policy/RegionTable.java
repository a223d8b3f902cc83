package vrs.dns.policy;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which region serves a client, by its address: lines {@code <block> <region>}, such as {@code 127.1.0.0/16 r2}. The longest
 * block that holds the address counts. Immutable.
 */
public final class RegionTable {
    private static final Pattern LINE = Pattern.compile("([0-9a-fA-F.:]+)/([0-9]{1,3}) +([a-z0-9-]{1,32})");

    private record Block(byte[] network, int bits, String region) {
        boolean holds(byte[] address) {
            return common(network, address) >= bits;
        }
    }

    private final List<Block> blocks;
    private final String elsewhere;

    private RegionTable(List<Block> blocks, String elsewhere) {
        this.blocks = List.copyOf(blocks);
        this.elsewhere = elsewhere;
    }

    /**
     * Where a client was found.
     *
     * @param region the region that serves it
     * @param scopeBits every address that shares so many leading bits with the client's has the same answer
     */
    public record Place(String region, int scopeBits) {}

    /**
     * Blank lines and those that begin with # are passed over.
     *
     * @param source the name in messages
     * @param elsewhere the region of clients in no block
     * @throws IllegalArgumentException naming the line that is none
     */
    public static RegionTable parse(String source, List<String> lines, String elsewhere) {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                blocks.add(block(source + ":" + (i + 1), line));
            }
        }
        return new RegionTable(blocks, elsewhere);
    }

    /** The region of a client, and how far around it that is so. */
    public Place of(InetAddress client) {
        byte[] address = client.getAddress();
        String region = elsewhere;
        int longest = -1;
        for (Block block : blocks) {
            if (block.bits() > longest && block.holds(address)) {
                region = block.region();
                longest = block.bits();
            }
        }
        int scope = Math.max(longest, 0);
        for (Block block : blocks) {
            // What is carved out nearby bounds how far the answer reaches.
            if (block.network().length == address.length && !block.holds(address)) {
                scope = Math.max(scope, common(block.network(), address) + 1);
            }
        }
        return new Place(region, scope);
    }

    private static Block block(String where, String line) {
        var parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException(where + " is not <block> <region>: " + line);
        }
        try {
            // A text of these letters is an address or nothing: no name is looked up.
            byte[] network = InetAddress.ofLiteral(parts.group(1)).getAddress();
            int bits = Integer.parseInt(parts.group(2));
            if (bits <= network.length * Byte.SIZE) {
                return new Block(network, bits, parts.group(3));
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + " has no address: " + line, e);
        }
        throw new IllegalArgumentException(where + " has too long a block: " + line);
    }

    /** How many leading bits two addresses share; none when they are of different families. */
    private static int common(byte[] one, byte[] other) {
        if (one.length != other.length) {
            return -1;
        }
        for (int i = 0; i < one.length; i++) {
            int different = (one[i] ^ other[i]) & 0xff;
            if (different != 0) {
                return i * Byte.SIZE + Integer.numberOfLeadingZeros(different) - (Integer.SIZE - Byte.SIZE);
            }
        }
        return one.length * Byte.SIZE;
    }
}
