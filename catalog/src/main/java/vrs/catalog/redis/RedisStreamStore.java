package vrs.catalog.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import vrs.catalog.CatalogEntry;
import vrs.catalog.FailureReason;
import vrs.catalog.RecordJson;
import vrs.catalog.Revision;
import vrs.catalog.RevisionKey;
import vrs.catalog.StoreUnavailable;
import vrs.catalog.StreamStore;

/**
 * The catalogue in one Redis: a hash from vid to the entry, its {@link RevisionKey} before its JSON, and a sorted set of
 * all revisions whose order is that of its texts. A write compares and changes both in one script, which Redis runs as
 * one step. Written means: in the memory of that Redis; it is as durable as Redis was told to be. Safe for use by many
 * threads.
 */
public final class RedisStreamStore implements StreamStore {
    private static final String TECHNOLOGY = "redis";
    /** How much one script may read, so that lookups never wait for long behind it. */
    private static final int PAGE_MAX = 256;

    private final ClientResources resources;
    private final RedisClient client;
    private final RedisLink requests;
    private final RedisLink sweeps;
    private final LongSupplier nanoTicker;
    private final String[] keys;

    private RedisStreamStore(ClientResources resources, RedisConfig config, LongSupplier nanoTicker) {
        this.resources = resources;
        this.client = Clients.open(resources, config);
        RedisURI address = Clients.address(config);
        this.requests = new RedisLink(client, address, config, nanoTicker);
        // Pages of changes are large: a lookup must not wait until they have come in.
        this.sweeps = new RedisLink(client, address, config, nanoTicker);
        this.nanoTicker = nanoTicker;
        this.keys = new String[] {config.namespace() + ":streams", config.namespace() + ":revisions"};
    }

    /**
     * One Redis, alone or behind Sentinel; connects in the background, so that it may also come up later.
     *
     * @param nanoTicker monotonic time in nanoseconds
     */
    public static RedisStreamStore connect(RedisConfig config, LongSupplier nanoTicker) {
        return new RedisStreamStore(Clients.resources(), config, nanoTicker);
    }

    @Override
    public String technology() {
        return TECHNOLOGY;
    }

    @Override
    public Lookup lookup(String vid, Duration timeLeft) {
        return lookup(requests.call(timeLeft, redis -> redis.hget(keys[0], vid)));
    }

    @Override
    public Optional<Look> begin(String vid) {
        return requests.begin(redis -> redis.hget(keys[0], vid)).map(RedisLook::new);
    }

    private record RedisLook(RedisLink.Sent<String> sent) implements Look {
        @Override
        public Optional<Lookup> await(Duration time) {
            return sent.within(time).map(RedisStreamStore::lookup);
        }

        @Override
        public void abandon() {
            sent.abandon();
        }
    }

    private static Lookup lookup(Reply<String> reply) {
        return switch (reply) {
            case Reply.Answered<String>(String value) -> value == null ? new Lookup.Absent() : lookup(value);
            case Reply.Failed<String>(FailureReason reason, Throwable _) -> new Lookup.Failed(reason);
        };
    }

    private static Lookup lookup(String value) {
        return switch (entry(value)) {
            case RecordJson.Reading.Entry(CatalogEntry entry) -> new Lookup.Found(entry);
            case RecordJson.Reading.Corrupt _ -> new Lookup.Failed(FailureReason.CORRUPT);
        };
    }

    @Override
    public WriteOutcome write(CatalogEntry entry, Duration timeLeft) {
        String[] args = {entry.vid(), RevisionKey.of(entry.revision()), RecordJson.write(entry)};
        return switch (RedisScripts.WRITE.<String>run(requests, keys, args, timeLeft, nanoTicker)) {
            case Reply.Answered<String>(String held) -> written(held);
            case Reply.Failed<String>(FailureReason reason, Throwable _) -> new WriteOutcome.Failed(reason);
        };
    }

    private static WriteOutcome written(String held) {
        return held.isEmpty()
                ? new WriteOutcome.Written()
                : RevisionKey.read(held)
                        .<WriteOutcome>map(WriteOutcome.Superseded::new)
                        .orElse(new WriteOutcome.Failed(FailureReason.CORRUPT));
    }

    @Override
    public List<CatalogEntry> changesAfter(Revision revision, int countMax, Duration timeLeft) throws StoreUnavailable {
        long startNanos = nanoTicker.getAsLong();
        List<CatalogEntry> changes = new ArrayList<>();
        Revision reached = revision;
        while (changes.size() < countMax) {
            int wanted = Math.min(PAGE_MAX, countMax - changes.size());
            List<CatalogEntry> page = page(reached, wanted, timeLeft.minusNanos(nanoTicker.getAsLong() - startNanos));
            changes.addAll(page);
            if (page.size() < wanted) {
                break;
            }
            reached = page.getLast().revision();
        }
        return changes;
    }

    private List<CatalogEntry> page(Revision after, int countMax, Duration timeLeft) throws StoreUnavailable {
        String[] args = {"(" + RevisionKey.after(after), Integer.toString(countMax)};
        List<CatalogEntry> page = new ArrayList<>();
        for (String value : RedisScripts.CHANGES
                .<List<String>>run(sweeps, keys, args, timeLeft, nanoTicker)
                .orThrow()) {
            page.add(entryOrThrow(value));
        }
        return page;
    }

    @Override
    public Revision newestRevision(Duration timeLeft) throws StoreUnavailable {
        List<String> newest =
                sweeps.call(timeLeft, redis -> redis.zrevrange(keys[1], 0, 0)).orThrow();
        return newest.isEmpty()
                ? Revision.NONE
                : RevisionKey.read(newest.getFirst()).orElseThrow(() -> corrupt("no revision: " + newest));
    }

    @Override
    public void close() {
        Clients.close(client, resources, CompletableFuture.allOf(requests.close(), sweeps.close()));
    }

    private static RecordJson.Reading entry(String value) {
        return RevisionKey.read(value).isEmpty()
                ? new RecordJson.Reading.Corrupt("no revision")
                : RecordJson.read(value.substring(RevisionKey.LENGTH));
    }

    private static CatalogEntry entryOrThrow(String value) throws StoreUnavailable {
        return switch (entry(value)) {
            case RecordJson.Reading.Entry(CatalogEntry entry) -> entry;
            case RecordJson.Reading.Corrupt(String why) -> throw corrupt(why);
        };
    }

    private static StoreUnavailable corrupt(String why) {
        return new StoreUnavailable(FailureReason.CORRUPT, new IllegalStateException(why));
    }
}
