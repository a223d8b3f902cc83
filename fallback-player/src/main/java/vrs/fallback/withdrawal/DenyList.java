package vrs.fallback.withdrawal;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The withdrawn videos as the signed line file names them: {@code vrs-deny 1}, {@code version <n>}, then one vid a line.
 * Immutable.
 *
 * @param version grows with every change
 * @param vids what is withdrawn
 */
public record DenyList(long version, Set<String> vids) {
    /** Before anything was withdrawn. */
    public static final DenyList EMPTY = new DenyList(0, Set.of());

    private static final String MAGIC = "vrs-deny 1";
    private static final String VERSION = "version ";

    public DenyList {
        vids = Set.copyOf(vids);
    }

    /** Whether this video must be refused. */
    public boolean isWithdrawn(String vid) {
        return vids.contains(vid);
    }

    /** Reads the lines, whose signature was found genuine; empty when their form is unknown. */
    static Optional<DenyList> parse(List<String> lines) {
        if (lines.size() < 2 || !lines.get(0).equals(MAGIC) || !lines.get(1).matches(VERSION + "[0-9]{1,18}")) {
            return Optional.empty();
        }
        long version = Long.parseLong(lines.get(1).substring(VERSION.length()));
        return Optional.of(new DenyList(version, new HashSet<>(lines.subList(2, lines.size()))));
    }
}
