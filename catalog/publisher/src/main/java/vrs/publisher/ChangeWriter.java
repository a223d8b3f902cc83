package vrs.publisher;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vrs.catalog.CatalogEntry;

/** Writes one change to the stores of all AZs that were reached. */
final class ChangeWriter {
    private final AzStores stores;
    private final Duration timeout;

    ChangeWriter(AzStores stores, Duration timeout) {
        this.stores = stores;
        this.timeout = timeout;
    }

    Change write(CatalogEntry entry, Reached reached) {
        List<Stored> outcomes =
                stores.each(reached.there(), store -> Stored.of(store.store().write(entry, timeout)));
        Map<String, Stored> byAz = new HashMap<>();
        reached.missing().forEach((az, reason) -> byAz.put(az, new Stored.Lags(reason)));
        for (int i = 0; i < outcomes.size(); i++) {
            byAz.put(reached.there().get(i).az(), outcomes.get(i));
        }
        List<Change.AzState> azs = new ArrayList<>();
        for (String az : reached.azs()) {
            azs.add(new Change.AzState(az, byAz.get(az), new Served.NotAsked()));
        }
        return new Change(entry, azs);
    }
}
