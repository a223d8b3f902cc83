package vrs.bench.storage;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.io.IOException;
import java.time.Duration;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Found;
import vrs.catalog.StreamCatalog;

/**
 * A video that is not in memory, loaded once for all who wait, from Redis: the whole catalogue beside a Caffeine cache
 * whose loader is Lettuce. Neither has room to keep it, so each call is a miss.
 */
@State(Scope.Thread)
public class Miss {
    private final Vids vids = new Vids();
    private Site site;
    private StreamCatalog catalog;
    private Lettuce lettuce;
    private LoadingCache<String, CatalogEntry> cache;

    /** Opens both. */
    @Setup
    public void open() throws IOException {
        int port = Integer.getInteger(StorageBench.REDIS_PORT);
        site = new Site(port);
        catalog = site.catalog(1, Duration.ofSeconds(1));
        lettuce = new Lettuce(port, Site.streamsKey());
        cache = Caffeine.newBuilder()
                .maximumWeight(1)
                .weigher((String _, CatalogEntry _) -> 2_048)
                .executor(Runnable::run)
                .build(lettuce::get);
    }

    @TearDown
    public void close() throws IOException {
        lettuce.close();
        site.close();
    }

    @Benchmark
    public Found ours() {
        Found found = catalog.find(vids.next(), Site.AMPLE);
        return found instanceof Found.Known(var _, String layer) && !layer.equals(StreamCatalog.L1)
                ? found
                : Expected.not(found);
    }

    @Benchmark
    public CatalogEntry peer() {
        return cache.get(vids.next());
    }
}
