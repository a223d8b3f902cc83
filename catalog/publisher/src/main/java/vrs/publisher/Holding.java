package vrs.publisher;

import java.util.Optional;
import vrs.catalog.CatalogEntry;

/**
 * What the reached stores hold of one vid.
 *
 * @param highest the entry of the highest revision, empty when none of them holds any
 * @param answers how many stores answered
 */
record Holding(Optional<CatalogEntry> highest, int answers) {
    /** Whether enough stores answered to know of every acknowledged change. */
    boolean isCertain(Reached reached) {
        return 2 * answers > reached.azs().size();
    }
}
