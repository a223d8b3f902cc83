package vrs.control;

import java.util.Set;

/**
 * The withdrawn videos, known without any store. Immutable.
 *
 * @param version grows with every change; a lower one never replaces a higher one
 * @param vids what is withdrawn
 */
public record DenyList(long version, Set<String> vids) {
    /** Before anything was withdrawn. */
    public static final DenyList EMPTY = new DenyList(0, Set.of());

    public DenyList {
        vids = Set.copyOf(vids);
    }

    /** Whether this video must be refused everywhere. */
    public boolean withdrawn(String vid) {
        return vids.contains(vid);
    }
}
