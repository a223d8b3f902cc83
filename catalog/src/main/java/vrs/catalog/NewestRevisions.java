package vrs.catalog;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The highest revision noted of each vid, for the vids that changed last. What a store that was set back lacks are the
 * newest changes, so these are kept when the room ends. Safe for use by many threads.
 */
final class NewestRevisions {
    private record Change(Revision revision, String vid) {}

    private static final Comparator<Change> ORDER =
            Comparator.comparing(Change::revision).thenComparing(Change::vid);

    private final int vidsMax;
    private final Map<String, Revision> byVid = new HashMap<>();
    private final TreeMap<Change, Revision> byRevision = new TreeMap<>(ORDER);

    /** @param vidsMax how many vids are kept */
    NewestRevisions(int vidsMax) {
        this.vidsMax = vidsMax;
    }

    synchronized void note(String vid, Revision revision) {
        Revision held = byVid.get(vid);
        if (held != null && !revision.isAfter(held)) {
            return;
        }
        if (held != null) {
            byRevision.remove(new Change(held, vid));
        }
        byVid.put(vid, revision);
        byRevision.put(new Change(revision, vid), revision);
        if (byVid.size() > vidsMax) {
            byVid.remove(byRevision.pollFirstEntry().getKey().vid());
        }
    }

    /** {@link Revision#NONE} when nothing is noted of it. */
    synchronized Revision of(String vid) {
        return byVid.getOrDefault(vid, Revision.NONE);
    }

    synchronized Revision newest() {
        return byRevision.isEmpty() ? Revision.NONE : byRevision.lastKey().revision();
    }

    /** The vids that changed last, the newest first. */
    synchronized List<String> newestVids(int countMax) {
        return byRevision.descendingKeySet().stream()
                .limit(countMax)
                .map(Change::vid)
                .toList();
    }
}
