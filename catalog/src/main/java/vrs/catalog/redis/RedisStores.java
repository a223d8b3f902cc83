package vrs.catalog.redis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.LongSupplier;
import vrs.catalog.StreamStore;
import vrs.catalog.ring.RingStreamStore;

/** Opens what a {@link RedisConfig} names. */
public final class RedisStores {
    private RedisStores() {}

    /**
     * Connects in the background, so that all of it may also come up later.
     *
     * @param nanoTicker monotonic time in nanoseconds
     */
    public static StreamStore connect(RedisConfig config, LongSupplier nanoTicker) {
        return switch (config.site()) {
            case RedisSite.Single _, RedisSite.Sentinel _ -> RedisStreamStore.connect(config, nanoTicker);
            case RedisSite.Ring ring -> {
                Map<String, StreamStore> nodes = new LinkedHashMap<>();
                ring.nodes()
                        .forEach(node ->
                                nodes.put(node.toString(), RedisStreamStore.connect(config.at(node), nanoTicker)));
                yield new RingStreamStore(nodes, ring.config(), nanoTicker, new Random());
            }
        };
    }
}
