package vrs.publisher.log;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Revision;

/** What is committed, in memory that survives the publisher. */
final class MemoryCommitted implements CommittedStore {
    private final Map<String, CatalogEntry> entries = new HashMap<>();

    @Override
    public Revision newest() {
        return entries.values().stream()
                .map(CatalogEntry::revision)
                .max(Comparator.naturalOrder())
                .orElse(Revision.NONE);
    }

    @Override
    public List<CatalogEntry> changesAfter(Revision position, int countMax) {
        List<CatalogEntry> after = new ArrayList<>(entries.values());
        after.removeIf(entry -> !entry.revision().isAfter(position));
        after.sort(Comparator.comparing(CatalogEntry::revision));
        return after.subList(0, Math.min(after.size(), countMax));
    }

    @Override
    public void write(List<CatalogEntry> written) {
        written.forEach(entry ->
                entries.merge(entry.vid(), entry, (a, b) -> b.revision().isAfter(a.revision()) ? b : a));
    }

    @Override
    public Optional<CatalogEntry> lookup(String vid) {
        return Optional.ofNullable(entries.get(vid));
    }
}
