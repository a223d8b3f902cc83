package vrs.catalog.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Revision;

/**
 * Keeps a replica up with the change feed. Each message is told on at once and fetched; a message that does not follow on
 * the last one, a feed that was lost, and the passing of time lead to a sweep of the stores, which finds what was not
 * heard. Nothing waits for it. Safe for use by many threads.
 */
public final class FeedFollower implements FeedListener {
    private final Replica replica;
    private final Fetching fetching;
    private final Sweep sweep;
    private final BiConsumer<String, Revision> changed;
    private final FollowConfig config;
    private final Executor executor;
    private final FollowListener listener;
    private final BlockingQueue<FeedMessage> waiting;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicBoolean sweeping = new AtomicBoolean();
    private final AtomicBoolean cutting = new AtomicBoolean();
    private final CountDownLatch swept = new CountDownLatch(1);
    private final SweepClock clock;

    /**
     * @param stores what it fetches from
     * @param changed is told of each change, before the replica holds it; must not block
     * @param nanoTicker monotonic time in nanoseconds
     * @param jitter spreads the sweeps
     * @param executor runs the work: the messages one after the other, and of a sweep each store for itself
     */
    public FeedFollower(
            Replica replica,
            FeedStores stores,
            BiConsumer<String, Revision> changed,
            FollowConfig config,
            LongSupplier nanoTicker,
            RandomGenerator jitter,
            Executor executor,
            FollowListener listener) {
        this.replica = replica;
        this.fetching = new Fetching(stores.near(), config.fetchTimeout());
        this.sweep = new Sweep(replica, stores.whole(), changed, config, nanoTicker, executor, listener);
        this.changed = changed;
        this.config = config;
        this.executor = executor;
        this.listener = listener;
        this.waiting = new ArrayBlockingQueue<>(config.waitingMax());
        this.clock = new SweepClock(config, nanoTicker, jitter);
    }

    @Override
    public void subscribed() {
        listener.connected(true);
        clock.connected();
        look();
    }

    @Override
    public void lost() {
        listener.connected(false);
        clock.lost();
        look();
    }

    @Override
    public void heard(FeedMessage message) {
        listener.heard();
        changed.accept(message.vid(), message.revision());
        if (!waiting.offer(message)) {
            clock.missed();
        }
        look();
    }

    /** Whether the feed may say nothing of what it should, although it is connected: then the stores are swept as without it. */
    public void doubt(boolean isDoubted) {
        clock.doubted(isDoubted);
    }

    /** Does what is due; called on a schedule of {@code lookEvery}. Does not wait for it. */
    public void look() {
        if (!waiting.isEmpty()) {
            begin(busy, this::follow);
        }
        if (clock.isDue()) {
            begin(sweeping, this::sweep);
        }
        if (sweeping.get() && sweep.isHeldUp()) {
            begin(cutting, this::cutShort);
        }
    }

    private void begin(AtomicBoolean one, Runnable work) {
        if (!one.compareAndSet(false, true)) {
            return;
        }
        try {
            executor.execute(work);
        } catch (RejectedExecutionException e) {
            // The process ends.
            one.set(false);
        }
    }

    /** How long ago it was last known that the replica holds all there is; zero while it follows without a gap. */
    public Duration lag() {
        return waiting.isEmpty() ? clock.lag() : clock.sinceWhole();
    }

    /** Whether it has once known that the replica holds all there is. */
    public boolean wasEverWhole() {
        return clock.wasEverWhole();
    }

    /** Waits until it has once told of all there was, and no longer than that; whether it has. */
    public boolean awaitSwept(Duration timeLeft) throws InterruptedException {
        return swept.await(timeLeft.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Whether its word counts on what does not exist. */
    public boolean isTrusted() {
        return clock.wasEverWhole() && lag().compareTo(config.trustedFor()) < 0;
    }

    private void follow() {
        try {
            List<FeedMessage> messages = new ArrayList<>();
            waiting.drainTo(messages, config.pageMax());
            if (!messages.isEmpty() && !apply(messages)) {
                clock.missed();
            }
        } finally {
            busy.set(false);
        }
        look();
    }

    private void sweep() {
        clock.begin();
        sweep.begin(outcome -> {
            clock.ended(outcome == Sweep.Outcome.KEPT);
            if (outcome != Sweep.Outcome.UNANSWERED) {
                swept.countDown();
            }
            sweeping.set(false);
        });
    }

    private void cutShort() {
        sweep.cutShort();
        cutting.set(false);
    }

    /** Whether the replica holds all up to the last of them now. */
    private boolean apply(List<FeedMessage> messages) {
        Revision reached = replica.position();
        List<CatalogEntry> found = new ArrayList<>();
        boolean whole = true;
        for (FeedMessage message : messages) {
            if (message.previous().isAfter(reached) && whole) {
                listener.gap();
                whole = false;
            }
            if (message.revision().isAfter(replica.held(message.vid()))) {
                whole &= fetching.of(message).map(found::add).orElse(false);
            }
            if (whole && message.revision().isAfter(reached)) {
                reached = message.revision();
            }
        }
        boolean kept = replica.keep(found, reached, config.pageTimeout());
        if (!kept) {
            listener.notKept();
        }
        return kept && whole;
    }
}
