package vrs.prove.publisher;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Revision;

/** What must hold after each kill. Says what does not, a line each; nothing when all is well. */
final class KillJudge {
    private KillJudge() {}

    /**
     * At the moment of death: nothing is shown that is not in the journals of a majority.
     *
     * @param shown what stores show of the orders under way
     * @param journals of all AZs, read after that
     */
    static List<String> shownEarly(List<CatalogEntry> shown, List<JournalFile> journals) {
        List<String> said = new ArrayList<>();
        for (CatalogEntry entry : shown) {
            long holders =
                    journals.stream().filter(it -> it.holds(entry.revision())).count();
            if (2 * holders <= journals.size()) {
                said.add(entry.vid() + " " + entry.revision() + " is shown, and " + holders + " hold it");
            }
        }
        return said;
    }

    /**
     * When all are up again: each order is in every store, with one content, or in none.
     *
     * @param stores what each of them shows of the orders under way
     */
    static List<String> half(List<Order> orders, List<Map<String, CatalogEntry>> stores) {
        List<String> said = new ArrayList<>();
        for (Order order : orders) {
            Set<List<Optional<Revision>>> states = new HashSet<>();
            for (Map<String, CatalogEntry> store : stores) {
                states.add(order.vids().stream()
                        .map(vid -> Optional.ofNullable(store.get(vid)).map(CatalogEntry::revision))
                        .toList());
                order.vids().forEach(vid -> Optional.ofNullable(store.get(vid))
                        .filter(entry -> !entry.equals(Order.entry(vid, entry.revision())))
                        .ifPresent(entry -> said.add(vid + " is not what was published")));
            }
            boolean isWhole = states.size() == 1
                    && states.iterator().next().stream()
                                    .map(Optional::isPresent)
                                    .distinct()
                                    .count()
                            == 1;
            if (!isWhole) {
                said.add(order.name() + " is in some stores, or in parts: " + states);
            }
        }
        return said;
    }

    /** When all are up again, and at the end: each acknowledged revision is in every store. */
    static List<String> lost(Map<String, Revision> acknowledged, List<Map<String, CatalogEntry>> stores) {
        List<String> said = new ArrayList<>();
        acknowledged.forEach((vid, revision) -> {
            long survivors = stores.stream()
                    .filter(store -> Optional.ofNullable(store.get(vid))
                            .filter(entry -> entry.revision().equals(revision))
                            .isPresent())
                    .count();
            if (survivors < stores.size()) {
                said.add(vid + " " + revision + " was acknowledged, and is in " + survivors + " of " + stores.size()
                        + " stores");
            }
        });
        return said;
    }

    /** At the end: all stores hold the same. */
    static List<String> differ(List<List<CatalogEntry>> stores) {
        return new HashSet<>(stores).size() == 1 ? List.of() : List.of("the stores do not hold the same");
    }
}
