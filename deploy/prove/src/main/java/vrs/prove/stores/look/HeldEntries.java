package vrs.prove.stores.look;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import vrs.catalog.MongoConfig;
import vrs.catalog.MongoStreamStore;
import vrs.catalog.StreamStore;
import vrs.catalog.Tombstone;
import vrs.catalog.VideoRecord;
import vrs.catalog.disk.DiskConfig;
import vrs.catalog.disk.DiskOpening;
import vrs.catalog.disk.DiskStreamStore;
import vrs.catalog.redis.RedisConfig;
import vrs.catalog.redis.RedisStreamStore;
import vrs.catalog.sql.SqlConfig;
import vrs.catalog.sql.SqlStreamStore;

/**
 * What a store holds of some vids, asked of the store itself.
 *
 * @param tombstones how many are withdrawn there
 * @param videos how many it could still serve
 * @param absent how many it does not know
 * @param failed how many it did not answer for
 */
public record HeldEntries(int tombstones, int videos, int absent, int failed) {
    private static final String HOST = "127.0.0.1";
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Of a store process; {@code technology} is its role: document, sql or redis. */
    public static HeldEntries inProcess(String technology, int port, Collection<String> vids, LongSupplier nanoTicker) {
        try (StreamStore store =
                switch (technology) {
                    case "document" -> MongoStreamStore.connect(MongoConfig.of(HOST, port));
                    case "sql" -> SqlStreamStore.connect(SqlConfig.h2(HOST, port));
                    case "redis" -> RedisStreamStore.connect(RedisConfig.of(HOST, port), nanoTicker);
                    default -> throw new IllegalArgumentException("no store \"" + technology + "\"");
                }) {
            return of(store, vids);
        }
    }

    /** Of the replica of an instance that does not run. */
    public static HeldEntries inReplica(Path file, Collection<String> vids, Executor writer) {
        return switch (DiskStreamStore.open(DiskConfig.of(file), writer)) {
            case DiskOpening.Opened(DiskStreamStore store) -> {
                try (store) {
                    yield of(store, vids);
                }
            }
            case DiskOpening.Damaged _, DiskOpening.InUse _ -> new HeldEntries(0, 0, 0, vids.size());
        };
    }

    private static HeldEntries of(StreamStore store, Collection<String> vids) {
        int tombstones = 0;
        int videos = 0;
        int absent = 0;
        int failed = 0;
        for (String vid : vids) {
            switch (store.lookup(vid, PATIENCE)) {
                case StreamStore.Lookup.Found(Tombstone _) -> tombstones++;
                case StreamStore.Lookup.Found(VideoRecord _) -> videos++;
                case StreamStore.Lookup.Absent() -> absent++;
                case StreamStore.Lookup.Failed _ -> failed++;
            }
        }
        return new HeldEntries(tombstones, videos, absent, failed);
    }
}
