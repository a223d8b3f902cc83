package vrs.prove.stores.write;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Revision;
import vrs.catalog.StoreUnavailable;
import vrs.catalog.StreamStore;
import vrs.catalog.feed.ChangeFeed;
import vrs.catalog.feed.FeedMessage;

/**
 * Stands in for the publisher of the AZ: acknowledges a change, writes it to all its stores at once, tells the feed when
 * they hold it, and repairs each store about once a second. It has neither log nor epochs.
 */
public final class MultiWriter implements AutoCloseable {
    /** The feed waits no longer for a store that is slow. */
    private static final Duration HOLD_MAX = Duration.ofMillis(250);

    private static final long REPAIR_MS = 1_000;

    private final Published published;
    private final ChangeFeed feed;
    private final LongSupplier nanoTicker;
    private final Map<String, Lane> lanes = new LinkedHashMap<>();
    private final Map<String, Long> wholeAtNanos = new ConcurrentHashMap<>();
    private final ScheduledExecutorService threads;
    private CompletableFuture<Void> told = CompletableFuture.completedFuture(null);

    public MultiWriter(Published published, List<StreamStore> stores, ChangeFeed feed, LongSupplier nanoTicker) {
        this.published = published;
        this.feed = feed;
        this.nanoTicker = nanoTicker;
        stores.forEach(store -> lanes.put(store.technology(), new Lane(store)));
        this.threads = Executors.newScheduledThreadPool(
                1 + stores.size(),
                Thread.ofPlatform().daemon().name("writer-", 0).factory());
    }

    /** Begins to publish. */
    public void start(int changesPerSecond) {
        threads.scheduleAtFixedRate(this::publish, 0, 1_000_000 / changesPerSecond, TimeUnit.MICROSECONDS);
        lanes.values().forEach(lane -> {
            Repair repair = new Repair(lane.store(), published, nanoTicker);
            threads.scheduleWithFixedDelay(() -> repair(lane, repair), REPAIR_MS, REPAIR_MS, TimeUnit.MILLISECONDS);
        });
    }

    /** Whether a repair that began after that moment has found the store whole, or made it so; and when that was. */
    public OptionalLong wholeSince(String technology, long afterNanos) {
        Long at = wholeAtNanos.get(technology);
        return at != null && at - afterNanos >= 0 ? OptionalLong.of(at) : OptionalLong.empty();
    }

    private void publish() {
        Revision previous = published.newest();
        CatalogEntry entry = published.change(nanoTicker.getAsLong());
        List<CompletableFuture<Boolean>> writes = new ArrayList<>();
        lanes.values().forEach(lane -> writes.add(lane.write(entry)));
        CompletableFuture<Void> held = CompletableFuture.allOf(writes.toArray(CompletableFuture<?>[]::new))
                .completeOnTimeout(null, HOLD_MAX.toMillis(), TimeUnit.MILLISECONDS);
        FeedMessage message = new FeedMessage(previous, entry.revision(), entry.vid());
        told = told.thenCombine(held, (_, _) -> null).thenRunAsync(() -> feed.tell(message), threads);
    }

    private void repair(Lane lane, Repair repair) {
        long beganNanos = nanoTicker.getAsLong();
        try {
            boolean whole = repair.run(lane.isReached()) == 0;
            if (!whole || !lane.isReached()) {
                // What is new waits until it has what is old, as in the order of a publisher: its newest change says
                // that
                // it has all before.
                lane.reached(false);
                while (repair.run(false) > 0) {
                    beganNanos = nanoTicker.getAsLong();
                }
                lane.reached(true);
                repair.run(false);
            }
            if (whole) {
                wholeAtNanos.put(lane.store().technology(), beganNanos);
            }
        } catch (StoreUnavailable e) {
            lane.reached(false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        lanes.values().forEach(Lane::close);
    }
}
