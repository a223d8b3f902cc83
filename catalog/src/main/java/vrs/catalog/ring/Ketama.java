package vrs.catalog.ring;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A ring on which each node stands at many points; a key belongs to the first point at or after its own place. Who leaves
 * the ring gives its keys to those that follow each of its points, and moves no others. Places are those of libketama, with
 * equal weights. Immutable.
 */
public final class Ketama {
    private static final int DIGESTS_PER_NODE = 40;
    private static final int POINTS_PER_DIGEST = 4;

    private final TreeMap<Long, String> points = new TreeMap<>();

    /** @param nodes by names of their own, one or more; the names decide who gets what */
    public Ketama(List<String> nodes) {
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("a ring without nodes");
        }
        for (String node : nodes) {
            for (int i = 0; i < DIGESTS_PER_NODE; i++) {
                ByteBuffer digest = digest(node + "-" + i);
                for (int j = 0; j < POINTS_PER_DIGEST; j++) {
                    // Should two nodes meet at a point, the list's order must not decide.
                    points.merge(place(digest, j), node, (a, b) -> a.compareTo(b) < 0 ? a : b);
                }
            }
        }
    }

    /** The node of a key. */
    public String node(String key) {
        return at(key).getValue();
    }

    /** The first from the key's place on that is in; empty when none is. */
    public Optional<String> node(String key, Predicate<String> isIn) {
        long from = at(key).getKey();
        return first(points.tailMap(from, true), isIn).or(() -> first(points.headMap(from, false), isIn));
    }

    private Map.Entry<Long, String> at(String key) {
        Map.Entry<Long, String> point = points.ceilingEntry(place(digest(key), 0));
        return point == null ? points.firstEntry() : point;
    }

    private static Optional<String> first(Map<Long, String> arc, Predicate<String> isIn) {
        for (String node : arc.values()) {
            if (isIn.test(node)) {
                return Optional.of(node);
            }
        }
        return Optional.empty();
    }

    private static long place(ByteBuffer digest, int n) {
        return Integer.toUnsignedLong(digest.getInt(n * Integer.BYTES));
    }

    private static ByteBuffer digest(String text) {
        try {
            byte[] md5 = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(md5).order(ByteOrder.LITTLE_ENDIAN);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5, by which ketama places keys", e);
        }
    }
}
