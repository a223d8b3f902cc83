package vrs.catalog.stack;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import vrs.catalog.Found;
import vrs.catalog.KnownVids;
import vrs.catalog.Revision;
import vrs.catalog.ServedRevisions;
import vrs.catalog.StoreUnavailable;
import vrs.catalog.StreamCatalog;
import vrs.catalog.StreamStore;
import vrs.catalog.disk.DiskStreamStore;
import vrs.catalog.disk.Knowledge;
import vrs.catalog.feed.FeedFollower;
import vrs.catalog.feed.FeedSource;
import vrs.catalog.feed.FeedStores;
import vrs.catalog.redis.RedisFeedSource;

/**
 * The catalogue as one instance reads it: the deny list, L1, Redis beside the replica on disk, the document store beside
 * the SQL store. The replica follows the change feed. Opens without any store: what is on disk answers. Safe for use by
 * many threads.
 */
public final class CatalogStack implements AutoCloseable {
    private static final Duration WARM_MAX = Duration.ofSeconds(1);
    private static final Duration ANSWER_MAX = Duration.ofMillis(200);

    private final Stores stores;
    private final DiskStreamStore replica;
    private final Patience patience;
    private final StreamCatalog catalog;
    private final FeedFollower follower;
    private final FeedSource.Subscription subscription;
    private final StoreStates redis;
    private final Tending tending;
    private final Future<?> ticks;

    private CatalogStack(
            StackConfig config,
            Stores connected,
            FeedSource feed,
            ReplicaFile file,
            Predicate<String> withdrawn,
            StackRuntime runtime) {
        StackListener listener = runtime.listener();
        this.stores = connected.counted(listener);
        this.replica = file.store();
        this.patience = new Patience(config.replicaMax(), runtime.loads());
        StreamStore disk = new CountedStore(new FollowedReplica(replica, this::wasBroughtUp), listener);
        LayerMaker maker =
                new LayerMaker(config, runtime, replica, patience, new ServedRevisions(config.servedVidsMax()));
        Tended l2 = config.diskFirst()
                ? maker.make("l2", disk, stores.redis(), config.l2(), false)
                : maker.make("l2", stores.redis(), disk, config.l2(), false);
        Tended l3 = maker.make("l3", stores.document(), stores.sql(), config.l3(), true);
        this.redis = l2.states();
        this.tending = new Tending(List.of(l2, l3), config.tendEvery(), runtime.nanoTicker());
        this.catalog = new StreamCatalog(
                l2.layer(),
                l3.layer(),
                maker.served(),
                withdrawn,
                config.cold() ? this::mayExist : KnownVids.NOT_KNOWN,
                config.catalog(),
                runtime.nanoTicker(),
                runtime.loads());
        this.follower = new FeedFollower(
                file,
                new FeedStores(
                        List.of(stores.redis(), stores.document(), stores.sql()),
                        List.of(stores.document(), stores.sql())),
                catalog::invalidate,
                config.follow(),
                runtime.nanoTicker(),
                runtime.jitter(),
                runtime.loads(),
                listener.follow());
        this.subscription = feed.subscribe(follower);
        long everyMs = config.follow().lookEvery().toMillis();
        runtime.loads().execute(this::warm);
        if (config.cold()) {
            // Beside the warming, not before it: of a large replica it takes longer than a viewer's first read.
            runtime.loads().execute(replica::readVids);
        }
        // What was published while this instance was away, its replica does not know.
        follower.look();
        this.ticks = runtime.ticks().scheduleWithFixedDelay(this::tick, everyMs, everyMs, TimeUnit.MILLISECONDS);
    }

    /**
     * Opens the catalogue over the stores that the configuration names; none of them need be there, now or later.
     *
     * @param withdrawn the deny list: whether a vid is refused, whatever any store says; must not block
     * @throws java.io.UncheckedIOException when no replica can be kept where it should be
     */
    public static CatalogStack open(StackConfig config, Predicate<String> withdrawn, StackRuntime runtime) {
        return open(
                config,
                Stores.connect(config, runtime.nanoTicker()),
                new RedisFeedSource(config.redis(), runtime.nanoTicker()),
                withdrawn,
                runtime);
    }

    /** The same over stores that are there already; they are closed with it. */
    public static CatalogStack open(
            StackConfig config, Stores stores, FeedSource feed, Predicate<String> withdrawn, StackRuntime runtime) {
        ReplicaFile file = ReplicaFile.open(config.replica(), config.snapshot(), runtime.log());
        if (file.isBehindSnapshot()) {
            boolean isEmpty = file.position().equals(Revision.NONE);
            boolean others = stores.isAnyThere(ANSWER_MAX);
            if (isEmpty && others) {
                file.fill();
            } else if (isEmpty) {
                file.loadSnapshot();
            } else if (!others) {
                // What it holds already answers meanwhile.
                runtime.loads().execute(file::loadSnapshot);
            }
        }
        return new CatalogStack(config, stores, feed, file, withdrawn, runtime);
    }

    /**
     * Looks a video up.
     *
     * @param timeLeft how long the caller can wait
     */
    public Found find(String vid, Duration timeLeft) {
        return catalog.find(vid, timeLeft);
    }

    /**
     * Waits until it knows of all that was published while this instance was away. One that is ready before that answers
     * with what was true when it ended; one that nobody tells has nothing better.
     *
     * @return whether it does, within the time
     */
    public boolean awaitCaughtUp(Duration timeLeft) throws InterruptedException {
        return follower.awaitSwept(timeLeft);
    }

    /**
     * The replica of this instance, to read all of the catalogue from. Cannot be read until it was whole once: half a
     * catalogue is none.
     */
    public StreamStore whole() {
        return new WholeReplica(replica, this::isFilled);
    }

    /** How long ago it was last known that the replica holds all there is; zero while it follows without a gap. */
    public Duration replicaLag() {
        return follower.lag();
    }

    /** Whether the replica has once held all there was. */
    public boolean isFilled() {
        return follower.wasEverWhole() || replica.position().isAfter(Revision.NONE);
    }

    private boolean wasBroughtUp() {
        return follower != null && follower.wasEverWhole();
    }

    /** Memory answers for nearly all that do not exist: a process that is short of time must not ask more for these. */
    private boolean mayExist(String vid) {
        return !follower.isTrusted()
                || replica.mayHold(vid)
                        && patience.ask(() -> replica.knows(vid)).orElse(Knowledge.CANNOT_TELL) != Knowledge.UNKNOWN;
    }

    /** The first read from disk takes a cold program some ten times as long as the next: it is not to be a viewer's. */
    private void warm() {
        try {
            replica.changesAfter(Revision.NONE, 1, WARM_MAX).forEach(entry -> replica.lookup(entry.vid(), WARM_MAX));
        } catch (StoreUnavailable e) {
            // Then the first viewer finds out as well, and asks elsewhere.
            return;
        }
    }

    private void tick() {
        try {
            subscription.look();
            // A Redis that hangs keeps its connections: reads find out before the subscription does.
            follower.doubt(!redis.serves(stores.redis().technology()));
            follower.look();
            tending.look();
        } catch (RejectedExecutionException e) {
            // The process ends, and these ticks with it.
            ticks.cancel(false);
        }
    }

    @Override
    public void close() {
        ticks.cancel(false);
        subscription.close();
        stores.close();
        replica.close();
    }
}
