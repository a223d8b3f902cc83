package vrs.publisher;

import java.util.List;
import java.util.OptionalLong;
import vrs.catalog.CatalogEntry;

/**
 * One change of the catalogue and who has it.
 *
 * @param entry what was written
 * @param azs every AZ of the topology, in its order
 * @param isAcknowledged whether it is durable in a majority of all AZs
 */
record Change(CatalogEntry entry, List<AzState> azs, boolean isAcknowledged) {
    Change {
        azs = List.copyOf(azs);
    }

    /** Where a change is in one AZ. */
    record AzState(String az, Stored stored, Served served) {
        boolean isWritten() {
            return stored instanceof Stored.Written;
        }
    }

    /** When the last AZ was seen to serve it; empty when not every one was. */
    OptionalLong servedEverywhereMs() {
        boolean everywhere = azs.stream().allMatch(az -> az.served() instanceof Served.After);
        return everywhere
                ? azs.stream()
                        .mapToLong(az -> az.served() instanceof Served.After(long ms) ? ms : 0)
                        .max()
                : OptionalLong.empty();
    }
}
