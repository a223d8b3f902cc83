package vrs.catalog.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import vrs.catalog.CatalogEntry;
import vrs.catalog.FailureReason;
import vrs.catalog.RecordJson;
import vrs.catalog.Revision;
import vrs.catalog.StoreUnavailable;
import vrs.catalog.StreamStore;

/**
 * The SQL store: one row per vid, with the record as JSON and its revision as two numbers on which each write is a
 * compare-and-set. Runs on each {@link SqlProduct}; makes its tables on first use. Safe for use by many threads.
 */
public final class SqlStreamStore implements StreamStore {
    private static final String TECHNOLOGY = "sql";
    /** Each round is lost to another writer of the same vid; more than a few would mean that they never stop. */
    private static final int WRITE_ROUNDS_MAX = 4;

    private final TimedCalls calls;

    private SqlStreamStore(TimedCalls calls) {
        this.calls = calls;
    }

    /** A store at that address; connects when it is first asked, so that it may also come up later. */
    public static SqlStreamStore connect(SqlConfig config) {
        StreamSchema schema = new StreamSchema(config.product());
        Connections connections = new Connections(() -> open(config, schema), config.connectionsMax());
        return new SqlStreamStore(new TimedCalls(connections, Executors.newVirtualThreadPerTaskExecutor()));
    }

    private static Connection open(SqlConfig config, StreamSchema schema) throws SQLException {
        Connection connection = config.product().connect(config);
        boolean whole = false;
        try {
            // The weakest on which a conditional update is atomic everywhere; locks no gaps beside its row.
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            schema.ensure(connection);
            whole = true;
            return connection;
        } finally {
            if (!whole) {
                Connections.discard(connection);
            }
        }
    }

    @Override
    public String technology() {
        return TECHNOLOGY;
    }

    @Override
    public Lookup lookup(String vid, Duration timeLeft) {
        return switch (calls.within(timeLeft, connection -> StreamTable.find(connection, vid))) {
            case Answer.Value<Optional<String>>(Optional<String> body) ->
                body.map(SqlStreamStore::lookup).orElseGet(Lookup.Absent::new);
            case Answer.Failed<Optional<String>>(FailureReason reason, Throwable _) -> new Lookup.Failed(reason);
        };
    }

    private static Lookup lookup(String body) {
        return switch (RecordJson.read(body)) {
            case RecordJson.Reading.Entry(CatalogEntry entry) -> new Lookup.Found(entry);
            case RecordJson.Reading.Corrupt _ -> new Lookup.Failed(FailureReason.CORRUPT);
        };
    }

    @Override
    public WriteOutcome write(CatalogEntry entry, Duration timeLeft) {
        return switch (calls.within(timeLeft, connection -> write(connection, entry))) {
            case Answer.Value<WriteOutcome>(WriteOutcome outcome) -> outcome;
            case Answer.Failed<WriteOutcome>(FailureReason reason, Throwable _) -> new WriteOutcome.Failed(reason);
        };
    }

    private static WriteOutcome write(Connection connection, CatalogEntry entry) throws SQLException {
        for (int round = 0; round < WRITE_ROUNDS_MAX; round++) {
            try {
                if (StreamTable.replace(connection, entry)) {
                    return new WriteOutcome.Written();
                }
                Optional<Revision> held = StreamTable.held(connection, entry.vid());
                if (held.isEmpty()) {
                    StreamTable.insert(connection, entry);
                    return new WriteOutcome.Written();
                }
                if (!entry.revision().isAfter(held.get())) {
                    return new WriteOutcome.Superseded(held.get());
                }
            } catch (SQLException e) {
                if (!SqlFailures.isLostRace(e)) {
                    throw e;
                }
            }
        }
        return new WriteOutcome.Failed(FailureReason.STORE_ERROR);
    }

    @Override
    public List<CatalogEntry> changesAfter(Revision revision, int countMax, Duration timeLeft) throws StoreUnavailable {
        // By vid: what is written between two statements may be read by both, and counts as the later of the two.
        LinkedHashMap<String, CatalogEntry> changes = new LinkedHashMap<>();
        for (String body : valueOrThrow(
                calls.within(timeLeft, connection -> StreamTable.changesAfter(connection, revision, countMax)))) {
            CatalogEntry entry = entryOrThrow(body);
            changes.putLast(entry.vid(), entry);
        }
        return List.copyOf(changes.values());
    }

    @Override
    public Revision newestRevision(Duration timeLeft) throws StoreUnavailable {
        return valueOrThrow(calls.within(timeLeft, StreamTable::newest));
    }

    @Override
    public void close() {
        calls.close();
    }

    private static <T> T valueOrThrow(Answer<T> answer) throws StoreUnavailable {
        return switch (answer) {
            case Answer.Value<T>(T value) -> value;
            case Answer.Failed<T>(FailureReason reason, Throwable cause) -> throw new StoreUnavailable(reason, cause);
        };
    }

    private static CatalogEntry entryOrThrow(String body) throws StoreUnavailable {
        return switch (RecordJson.read(body)) {
            case RecordJson.Reading.Entry(CatalogEntry entry) -> entry;
            case RecordJson.Reading.Corrupt(String why) ->
                throw new StoreUnavailable(FailureReason.CORRUPT, new IllegalStateException(why));
        };
    }
}
