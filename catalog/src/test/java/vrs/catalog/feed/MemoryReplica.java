package vrs.catalog.feed;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Revision;

/** A replica in a map. */
final class MemoryReplica implements Replica {
    final Map<String, CatalogEntry> entries = new HashMap<>();
    Revision position = Revision.NONE;
    boolean isFull;

    @Override
    public Revision position() {
        return position;
    }

    @Override
    public Revision held(String vid) {
        return entries.containsKey(vid) ? entries.get(vid).revision() : Revision.NONE;
    }

    @Override
    public boolean keep(List<CatalogEntry> fresh, Revision reached, Duration timeLeft) {
        if (isFull) {
            return false;
        }
        fresh.stream()
                .filter(entry -> entry.revision().isAfter(held(entry.vid())))
                .forEach(entry -> entries.put(entry.vid(), entry));
        position = reached.isAfter(position) ? reached : position;
        return true;
    }
}
