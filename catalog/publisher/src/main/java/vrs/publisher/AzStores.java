package vrs.publisher;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongSupplier;
import vrs.catalog.MongoConfig;
import vrs.catalog.MongoStreamStore;
import vrs.catalog.Revision;
import vrs.catalog.StoreUnavailable;
import vrs.catalog.StreamStore;
import vrs.catalog.redis.RedisConfig;
import vrs.catalog.redis.RedisFeed;
import vrs.catalog.redis.RedisStreamStore;
import vrs.catalog.sql.SqlConfig;
import vrs.catalog.sql.SqlStreamStore;
import vrs.topology.Az;
import vrs.topology.Instance;
import vrs.topology.Role;
import vrs.topology.Topology;

/** The document stores of all AZs. Each question goes to all of them at the same time. */
final class AzStores implements AutoCloseable {
    private final List<String> azs;
    private final List<AzStore> stores;
    private final Executor executor;

    /** @param azs all AZs, also those that have no store */
    AzStores(List<String> azs, List<AzStore> stores, Executor executor) {
        this.azs = List.copyOf(azs);
        this.stores = List.copyOf(stores);
        this.executor = executor;
    }

    /** The stores that the topology names; connects in the background. The time is monotonic, in nanoseconds. */
    static AzStores open(Topology topology, Executor executor, LongSupplier nanoTicker) {
        List<AzStore> stores = new ArrayList<>();
        for (Az az : topology.azs()) {
            topology.instances(Role.DOCUMENT, az.id()).stream()
                    .findFirst()
                    .ifPresent(instance -> stores.add(new AzStore(az.id(), connect(topology, instance, nanoTicker))));
        }
        return new AzStores(topology.azs().stream().map(Az::id).toList(), stores, executor);
    }

    private static StreamStore connect(Topology topology, Instance instance, LongSupplier nanoTicker) {
        List<StreamStore> others = new ArrayList<>();
        topology.instances(Role.SQL, instance.az())
                .forEach(sql -> others.add(SqlStreamStore.connect(SqlConfig.h2(sql.host(), sql.port()))));
        topology.instances(Role.REDIS, instance.az())
                .forEach(redis ->
                        others.add(RedisStreamStore.connect(RedisConfig.of(redis.host(), redis.port()), nanoTicker)));
        List<RedisFeed> feeds = topology.instances(Role.REDIS, instance.az()).stream()
                .map(redis -> RedisFeed.connect(RedisConfig.of(redis.host(), redis.port()), nanoTicker))
                .toList();
        return new AzCopies(
                MongoStreamStore.connect(MongoConfig.of(instance.host(), instance.port())),
                others,
                message -> feeds.forEach(feed -> feed.tell(message)),
                () -> feeds.forEach(RedisFeed::close));
    }

    /** Asks every store how far it is. */
    Reached reach(Duration timeout) {
        List<Answer> answers = each(stores, store -> ask(store, timeout));
        Map<String, String> missing = new LinkedHashMap<>();
        azs.forEach(az -> missing.put(az, "has no document store"));
        List<AzStore> there = new ArrayList<>();
        Revision newest = Revision.NONE;
        for (Answer answer : answers) {
            switch (answer) {
                case Answer.At(AzStore store, Revision revision) -> {
                    missing.remove(store.az());
                    there.add(store);
                    newest = revision.isAfter(newest) ? revision : newest;
                }
                case Answer.Silent(AzStore store, String reason) -> missing.put(store.az(), reason);
            }
        }
        return new Reached(azs, List.copyOf(there), Map.copyOf(missing), newest);
    }

    /** Does the same with each of these stores at the same time; the results are in their order. */
    <T> List<T> each(List<AzStore> chosen, Function<AzStore, T> action) {
        List<CompletableFuture<T>> running = chosen.stream()
                .map(store -> CompletableFuture.supplyAsync(() -> action.apply(store), executor))
                .toList();
        return running.stream().map(CompletableFuture::join).toList();
    }

    private sealed interface Answer {
        record At(AzStore store, Revision newest) implements Answer {}

        record Silent(AzStore store, String reason) implements Answer {}
    }

    private static Answer ask(AzStore store, Duration timeout) {
        try {
            return new Answer.At(store, store.store().newestRevision(timeout));
        } catch (StoreUnavailable e) {
            return new Answer.Silent(store, Stored.name(e.reason()));
        }
    }

    @Override
    public void close() {
        stores.forEach(store -> store.store().close());
    }
}
