package vrs.catalog.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static vrs.catalog.Entries.revision;
import static vrs.catalog.Entries.video;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Found;
import vrs.catalog.Revision;
import vrs.catalog.TestTicker;
import vrs.catalog.Tombstone;
import vrs.catalog.layer.FaultyStore.Fault;

/** Lets faults happen to stores, reads in between, and holds each answer to those before. */
final class FaultRun {
    private final List<FaultyStore> stores;
    private final int videos;
    private final TestTicker ticker;
    private final Function<String, Found> reader;
    private final Map<String, Revision> served = new HashMap<>();
    private final Map<String, TreeSet<Revision>> tombstones = new HashMap<>();
    private long counter;

    /** @param reader reads one vid through what is tested */
    FaultRun(List<FaultyStore> stores, int videos, TestTicker ticker, Function<String, Found> reader) {
        this.stores = stores;
        this.videos = videos;
        this.ticker = ticker;
        this.reader = reader;
    }

    void run(List<FaultStep> steps) {
        for (int i = 1; i <= videos; i++) {
            publish(video("v" + i, ++counter));
        }
        steps.forEach(this::happen);
        readAll();
    }

    private void happen(FaultStep step) {
        FaultyStore store = stores.get(step.store());
        String vid = "v" + step.video();
        switch (step.kind()) {
            case PUBLISH -> publish(video(vid, ++counter));
            case PUBLISH_TO_THIS_ONE -> store.put(video(vid, ++counter));
            case WITHDRAW -> withdraw(new Tombstone(vid, revision(++counter)));
            case KILL -> store.is(Fault.KILLED);
            case HANG -> store.is(Fault.HUNG);
            case SLOW -> store.is(Fault.SLOW);
            case HEAL -> store.is(Fault.NONE);
            case WIPE -> store.wipe();
            case SNAPSHOT -> store.takeSnapshot();
            case SET_BACK -> store.setBackToSnapshot();
            case REPAIR -> stores.forEach(store::copyFrom);
            case READ -> read(vid);
            case READ_ALL -> readAll();
            case TIME -> ticker.advance(Duration.ofMillis(150L * step.video()));
        }
    }

    private void publish(CatalogEntry entry) {
        stores.forEach(store -> store.put(entry));
    }

    private void withdraw(Tombstone tombstone) {
        tombstones.computeIfAbsent(tombstone.vid(), _ -> new TreeSet<>()).add(tombstone.revision());
        publish(tombstone);
    }

    private void readAll() {
        for (int i = 1; i <= videos; i++) {
            read("v" + i);
        }
    }

    private void read(String vid) {
        Revision before = served.getOrDefault(vid, Revision.NONE);
        switch (reader.apply(vid)) {
            case Found.Known known -> {
                assertThat(known.video().revision())
                        .as("%s after %s", vid, before)
                        .isGreaterThanOrEqualTo(before);
                served.put(vid, known.video().revision());
            }
            case Found.Withdrawn _ -> {
                // The answer does not say which tombstone it was: the lowest that is not too low.
                Revision lowest = tombstones.getOrDefault(vid, new TreeSet<>()).ceiling(before);
                assertThat(lowest).as("%s withdrawn after %s", vid, before).isNotNull();
                served.put(vid, lowest);
            }
            case Found.Unknown _ -> assertThat(before).as("%s is unknown", vid).isEqualTo(Revision.NONE);
            case Found.Unavailable _ -> {}
        }
    }
}
