package vrs.local.cluster;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import vrs.local.supervise.ChildEvent;

/**
 * Watches a cluster come up: it is up when every process is ready and the catalogue is filled, and will not come up when
 * a process dies again and again before it was ready once. Safe for use by many threads.
 */
final class StartWatch {
    private static final int EARLY_DEATHS_MAX = 3;
    private static final int BAD_SETTING = 2;

    private final Set<String> missing;
    private final Set<String> missingStores;
    private final Runnable storesReady;
    private final Map<String, Integer> earlyDeaths = new HashMap<>();
    private final CompletableFuture<StartOutcome> outcome = new CompletableFuture<>();
    private final int count;
    private boolean filled;

    /** @param storesReady called once, when all the stores that hold the catalogue are ready; must not block */
    StartWatch(Collection<String> names, Collection<String> stores, Runnable storesReady) {
        this.missing = new LinkedHashSet<>(names);
        this.missingStores = new LinkedHashSet<>(stores);
        this.storesReady = storesReady;
        this.count = missing.size();
    }

    /** The end of it; never fails. */
    CompletableFuture<StartOutcome> outcome() {
        return outcome;
    }

    /** How many processes have been ready, of how many. */
    synchronized String progress() {
        return (count - missing.size()) + "/" + count;
    }

    synchronized void accept(ChildEvent event) {
        switch (event) {
            case ChildEvent.BecameReady ready -> becameReady(ready.name());
            case ChildEvent.Died died -> {
                if (died.early()) {
                    diedEarly(died);
                }
            }
            case ChildEvent.NotStarted refused ->
                fail(refused.name() + " cannot be started: " + refused.reason(), refused.name());
            case ChildEvent.Started started -> {}
            case ChildEvent.LostReady lost -> {}
            case ChildEvent.Ended ended -> {}
        }
    }

    synchronized void catalogueFilled() {
        filled = true;
        completeWhenAllIsThere();
    }

    void catalogueFailed(int exit) {
        fail("the samples could not be published, exit " + exit, "seed");
    }

    synchronized void outOfTime(long boundSeconds) {
        List<String> names = List.copyOf(missing);
        String what = names.isEmpty() ? "the sample catalogue" : String.join(", ", names);
        fail("not ready within " + boundSeconds + " s: " + what, names.isEmpty() ? "seed" : names.getFirst());
    }

    private void becameReady(String name) {
        missing.remove(name);
        if (missingStores.remove(name) && missingStores.isEmpty()) {
            storesReady.run();
        }
        completeWhenAllIsThere();
    }

    private void diedEarly(ChildEvent.Died died) {
        if (died.exit() == BAD_SETTING) {
            // What it was told will not change by itself.
            fail(died.name() + " refuses its settings, exit " + died.exit(), died.name());
        }
        if (earlyDeaths.merge(died.name(), 1, Integer::sum) >= EARLY_DEATHS_MAX) {
            fail(
                    died.name() + " died " + EARLY_DEATHS_MAX + " times before it was ready, exit " + died.exit(),
                    died.name());
        }
    }

    private void completeWhenAllIsThere() {
        if (filled && missing.isEmpty()) {
            outcome.complete(new StartOutcome.Ready());
        }
    }

    private void fail(String line, String log) {
        outcome.complete(new StartOutcome.Failed(line, log));
    }
}
