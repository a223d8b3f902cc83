package vrs.catalog;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The document store, spoken to by the MongoDB wire protocol. One document per vid: the record, and its revision as
 * two numbers on which each write is a compare-and-set. Needs no sessions and no transactions. Safe for use by many
 * threads.
 */
public final class MongoStreamStore implements StreamStore {
    private static final String TECHNOLOGY = "document";
    private static final String ID = "_id";
    private static final String EPOCH = "epoch";
    private static final String COUNTER = "counter";
    private static final String RECORD = "record";
    /** Each round is lost to another writer of the same vid; more than a few would mean that they never stop. */
    private static final int WRITE_ROUNDS_MAX = 4;
    /** One in so many connections is kept open without being needed. */
    private static final int SPARE_SHARE = 4;

    private final MongoClient client;
    private final MongoCollection<Document> streams;
    private volatile boolean indexed;

    private MongoStreamStore(MongoClient client, MongoCollection<Document> streams) {
        this.client = client;
        this.streams = streams;
    }

    /** A store at that address; connects in the background, so that it may also come up later. */
    public static MongoStreamStore connect(MongoConfig config) {
        MongoClient client = MongoClients.create(settings(config));
        return new MongoStreamStore(
                client, client.getDatabase(config.database()).getCollection(config.collection()));
    }

    private static MongoClientSettings settings(MongoConfig config) {
        long heartbeatMs = config.heartbeat().toMillis();
        return MongoClientSettings.builder()
                .applyConnectionString(config.uri())
                .applyToServerSettings(server -> server.heartbeatFrequency(heartbeatMs, TimeUnit.MILLISECONDS)
                        .minHeartbeatFrequency(Math.min(heartbeatMs, 100), TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket ->
                        socket.connectTimeout((int) config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS))
                // A store that is seldom asked must not open its connections when all come at once.
                .applyToConnectionPoolSettings(pool -> pool.maxSize(config.connectionsMax())
                        .minSize(Math.max(1, config.connectionsMax() / SPARE_SHARE))
                        .maintenanceFrequency(heartbeatMs, TimeUnit.MILLISECONDS))
                // Sets the driver to deadlines; each call brings its own.
                .timeout(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                // Who calls decides on retries, and nobody below.
                .retryReads(false)
                .retryWrites(false)
                .writeConcern(WriteConcern.MAJORITY)
                .applicationName("vrs")
                .build();
    }

    @Override
    public String technology() {
        return TECHNOLOGY;
    }

    @Override
    public Lookup lookup(String vid, Duration timeLeft) {
        if (!timeLeft.isPositive()) {
            return new Lookup.Failed(FailureReason.TIMED_OUT);
        }
        try {
            Document found = within(timeLeft).find(eq(ID, vid)).first();
            return found == null ? new Lookup.Absent() : lookup(found);
        } catch (MongoException | IllegalStateException e) {
            return new Lookup.Failed(reason(e));
        }
    }

    private static Lookup lookup(Document document) {
        return switch (entry(document)) {
            case RecordJson.Reading.Entry(CatalogEntry entry) -> new Lookup.Found(entry);
            case RecordJson.Reading.Corrupt _ -> new Lookup.Failed(FailureReason.CORRUPT);
        };
    }

    @Override
    public WriteOutcome write(CatalogEntry entry, Duration timeLeft) {
        if (!timeLeft.isPositive()) {
            return new WriteOutcome.Failed(FailureReason.TIMED_OUT);
        }
        try {
            MongoCollection<Document> bounded = within(timeLeft);
            index(bounded);
            for (int round = 0; round < WRITE_ROUNDS_MAX; round++) {
                if (replaced(bounded, entry) || inserted(bounded, entry)) {
                    return new WriteOutcome.Written();
                }
                Optional<Revision> held = held(bounded, entry.vid());
                if (held.isPresent() && !entry.revision().isAfter(held.get())) {
                    return new WriteOutcome.Superseded(held.get());
                }
            }
            return new WriteOutcome.Failed(FailureReason.STORE_ERROR);
        } catch (MongoException | IllegalStateException e) {
            return new WriteOutcome.Failed(reason(e));
        }
    }

    private void index(MongoCollection<Document> bounded) {
        if (!indexed) {
            bounded.createIndex(Indexes.ascending(EPOCH, COUNTER));
            indexed = true;
        }
    }

    private static boolean replaced(MongoCollection<Document> bounded, CatalogEntry entry) {
        Revision revision = entry.revision();
        Bson earlier =
                or(lt(EPOCH, revision.epoch()), and(eq(EPOCH, revision.epoch()), lt(COUNTER, revision.counter())));
        return bounded.replaceOne(and(eq(ID, entry.vid()), earlier), document(entry))
                        .getMatchedCount()
                == 1;
    }

    private static boolean inserted(MongoCollection<Document> bounded, CatalogEntry entry) {
        try {
            bounded.insertOne(document(entry));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    private static Optional<Revision> held(MongoCollection<Document> bounded, String vid) {
        return Optional.ofNullable(bounded.find(eq(ID, vid))
                        .projection(Projections.include(EPOCH, COUNTER))
                        .first())
                .map(MongoStreamStore::revision);
    }

    @Override
    public List<CatalogEntry> changesAfter(Revision revision, int countMax, Duration timeLeft) throws StoreUnavailable {
        Bson later = or(gt(EPOCH, revision.epoch()), and(eq(EPOCH, revision.epoch()), gt(COUNTER, revision.counter())));
        List<CatalogEntry> changes = new ArrayList<>();
        MongoFailures.checkTime(timeLeft);
        // The driver takes a limit of 0 for none.
        if (countMax < 1) {
            return changes;
        }
        try {
            FindIterable<Document> found = within(timeLeft)
                    .find(later)
                    .sort(Sorts.ascending(EPOCH, COUNTER, ID))
                    .limit(countMax);
            for (Document document : found) {
                changes.add(entryOrThrow(document));
            }
            return changes;
        } catch (MongoException | IllegalStateException e) {
            throw new StoreUnavailable(reason(e), e);
        }
    }

    @Override
    public Revision newestRevision(Duration timeLeft) throws StoreUnavailable {
        MongoFailures.checkTime(timeLeft);
        try {
            Document newest = within(timeLeft)
                    .find()
                    .sort(Sorts.descending(EPOCH, COUNTER))
                    .projection(Projections.include(EPOCH, COUNTER))
                    .first();
            return newest == null ? Revision.NONE : revision(newest);
        } catch (MongoException | IllegalStateException e) {
            throw new StoreUnavailable(reason(e), e);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private MongoCollection<Document> within(Duration timeLeft) {
        return streams.withTimeout(Math.max(1, timeLeft.toMillis()), TimeUnit.MILLISECONDS);
    }

    /** The driver says of a closed client that its state is not to be used. */
    private FailureReason reason(RuntimeException e) {
        return e instanceof MongoException thrown
                ? MongoFailures.reason(thrown, client.getClusterDescription())
                : FailureReason.STORE_ERROR;
    }

    private static Document document(CatalogEntry entry) {
        return new Document(ID, entry.vid())
                .append(EPOCH, entry.revision().epoch())
                .append(COUNTER, entry.revision().counter())
                .append(RECORD, Document.parse(RecordJson.write(entry)));
    }

    private static Revision revision(Document document) {
        return new Revision(number(document, EPOCH), number(document, COUNTER));
    }

    private static long number(Document document, String field) {
        return document.get(field) instanceof Number n ? Math.max(0, n.longValue()) : 0;
    }

    private static RecordJson.Reading entry(Document document) {
        return document.get(RECORD) instanceof Document inner
                ? RecordJson.read(inner.toJson())
                : new RecordJson.Reading.Corrupt("no record");
    }

    private static CatalogEntry entryOrThrow(Document document) throws StoreUnavailable {
        return switch (entry(document)) {
            case RecordJson.Reading.Entry(CatalogEntry entry) -> entry;
            case RecordJson.Reading.Corrupt(String why) ->
                throw new StoreUnavailable(
                        FailureReason.CORRUPT, new IllegalStateException(document.get(ID) + ": " + why));
        };
    }
}
