package vrs.catalog;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A store in a map: the smallest thing that keeps the promises of the port. */
final class MemoryStreamStore implements StreamStore {
    private final Map<String, CatalogEntry> entries = new ConcurrentHashMap<>();

    @Override
    public String technology() {
        return "memory";
    }

    @Override
    public Lookup lookup(String vid, Duration timeLeft) {
        CatalogEntry entry = entries.get(vid);
        return entry == null ? new Lookup.Absent() : new Lookup.Found(entry);
    }

    @Override
    public WriteOutcome write(CatalogEntry entry, Duration timeLeft) {
        CatalogEntry held = entries.merge(
                entry.vid(), entry, (old, fresh) -> fresh.revision().isAfter(old.revision()) ? fresh : old);
        return held == entry ? new WriteOutcome.Written() : new WriteOutcome.Superseded(held.revision());
    }

    @Override
    public List<CatalogEntry> changesAfter(Revision revision, int countMax, Duration timeLeft) {
        return entries.values().stream()
                .filter(e -> e.revision().isAfter(revision))
                .sorted(Comparator.comparing(CatalogEntry::revision))
                .limit(countMax)
                .toList();
    }

    @Override
    public Revision newestRevision(Duration timeLeft) {
        return entries.values().stream()
                .map(CatalogEntry::revision)
                .max(Comparator.naturalOrder())
                .orElse(Revision.NONE);
    }

    @Override
    public void close() {
        entries.clear();
    }
}
