package vrs.catalog.stack;

import java.nio.file.Path;
import java.time.Duration;
import vrs.catalog.CatalogConfig;
import vrs.catalog.MongoConfig;
import vrs.catalog.disk.DiskConfig;
import vrs.catalog.feed.FollowConfig;
import vrs.catalog.layer.LayerConfig;
import vrs.catalog.redis.RedisConfig;
import vrs.catalog.sql.SqlConfig;

/**
 * Which stores an instance reads, and how.
 *
 * @param redis of this AZ: hot in L2, and where the feed is heard
 * @param document of this AZ: hot in L3
 * @param sql of this AZ: cold in L3
 * @param replica the file of this instance: cold in L2
 * @param snapshot of this AZ, from which an empty replica is filled
 * @param catalog how L1 keeps and loads
 * @param l2 how L2 chooses
 * @param l3 how L3 chooses
 * @param follow how the replica follows the feed
 * @param tendEvery how often the layers are tended while all their stores are well and nobody reads, above zero
 * @param replicaMax how long a read waits for what the replica knows of a vid before it does without, above zero
 * @param rememberMax how long an answer may wait until the replica holds it, so that a restart knows of it, above zero
 * @param servedVidsMax how many vids are remembered to have been served, 1 or more
 * @param diskFirst whether the replica is the hot store of L2 and Redis the cold one, and not the other way round
 * @param cold whether the cold stores answer; only a test that wants to see them missed switches them off
 */
public record StackConfig(
        RedisConfig redis,
        MongoConfig document,
        SqlConfig sql,
        DiskConfig replica,
        Path snapshot,
        CatalogConfig catalog,
        LayerConfig l2,
        LayerConfig l3,
        FollowConfig follow,
        Duration tendEvery,
        Duration replicaMax,
        Duration rememberMax,
        int servedVidsMax,
        boolean diskFirst,
        boolean cold) {
    public StackConfig {
        if (!tendEvery.isPositive()) {
            throw new IllegalArgumentException("tendEvery is " + tendEvery + ", not above zero");
        }
        if (!replicaMax.isPositive()) {
            throw new IllegalArgumentException("replicaMax is " + replicaMax + ", not above zero");
        }
        if (!rememberMax.isPositive()) {
            throw new IllegalArgumentException("rememberMax is " + rememberMax + ", not above zero");
        }
        if (servedVidsMax < 1) {
            throw new IllegalArgumentException("servedVidsMax is " + servedVidsMax + ", not 1 or more");
        }
    }

    /** The usual settings over these stores. */
    public static StackConfig of(RedisConfig redis, MongoConfig document, SqlConfig sql, Path replica, Path snapshot) {
        return new StackConfig(
                redis,
                document,
                sql,
                DiskConfig.of(replica),
                snapshot,
                CatalogConfig.defaults(),
                LayerConfig.defaults(),
                LayerConfig.defaults(),
                FollowConfig.defaults(),
                Duration.ofSeconds(3),
                Duration.ofMillis(25),
                Duration.ofMillis(50),
                50_000,
                false,
                true);
    }

    /** The same with another L1. */
    public StackConfig withCatalog(CatalogConfig other) {
        return with(other, l2, l3, replicaMax, diskFirst, cold);
    }

    /**
     * The same when a load may take so long through all layers, a look into one store a quarter of that, and what the
     * replica knows of a vid a sixth.
     */
    public StackConfig withLoad(Duration load) {
        Duration ask = load.dividedBy(4);
        return with(catalog.withLoad(load), l2.withAsk(ask), l3.withAsk(ask), load.dividedBy(6), diskFirst, cold);
    }

    /** The same with the cold stores on or off. */
    public StackConfig withCold(boolean on) {
        return with(catalog, l2, l3, replicaMax, diskFirst, on);
    }

    /** The same with the replica as the hot store of L2, or with Redis. */
    public StackConfig withDiskFirst(boolean first) {
        return with(catalog, l2, l3, replicaMax, first, cold);
    }

    private StackConfig with(
            CatalogConfig otherCatalog,
            LayerConfig otherL2,
            LayerConfig otherL3,
            Duration otherReplicaMax,
            boolean first,
            boolean on) {
        return new StackConfig(
                redis,
                document,
                sql,
                replica,
                snapshot,
                otherCatalog,
                otherL2,
                otherL3,
                follow,
                tendEvery,
                otherReplicaMax,
                rememberMax,
                servedVidsMax,
                first,
                on);
    }
}
