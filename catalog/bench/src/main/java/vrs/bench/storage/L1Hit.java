package vrs.bench.storage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.io.IOException;
import java.time.Duration;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import vrs.bench.Titles;
import vrs.catalog.Found;
import vrs.catalog.StreamCatalog;
import vrs.catalog.VideoRecord;

/** A video that is in memory and fresh. */
@State(Scope.Thread)
public class L1Hit {
    private static final Duration FRESH = Duration.ofHours(2);
    private static final long BYTES_MAX = 256L << 20;

    private final Vids vids = new Vids();
    private Site site;
    private StreamCatalog catalog;
    private LoadingCache<String, VideoRecord> cache;
    private Cache<String, VideoRecord> bare;

    /** Fills both. */
    @Setup
    public void open() throws IOException {
        site = new Site(Integer.getInteger(StorageBench.REDIS_PORT));
        catalog = site.catalog(BYTES_MAX, FRESH);
        cache = Caffeine.newBuilder()
                .maximumWeight(BYTES_MAX)
                .weigher((String _, VideoRecord _) -> 2_048)
                .expireAfterWrite(FRESH)
                .refreshAfterWrite(FRESH.dividedBy(2))
                .executor(Runnable::run)
                .build(vid -> {
                    throw new IllegalStateException(vid + " is not there");
                });
        bare = Caffeine.newBuilder()
                .maximumSize(Site.VIDEOS * 2L)
                .executor(Runnable::run)
                .build();
        for (int i = 0; i < Site.VIDEOS; i++) {
            VideoRecord video = Titles.of(i);
            cache.put(video.vid(), video);
            bare.put(video.vid(), video);
            if (!(catalog.find(video.vid(), Site.AMPLE) instanceof Found.Known)) {
                throw new IllegalStateException(video.vid() + " is not found");
            }
        }
    }

    @TearDown
    public void close() throws IOException {
        site.close();
    }

    @Benchmark
    public Found ours() {
        Found found = catalog.find(vids.next(), Site.AMPLE);
        return found instanceof Found.Known(VideoRecord _, String layer) && layer.equals(StreamCatalog.L1)
                ? found
                : Expected.not(found);
    }

    /** Bounded by weight, fresh for a time, refreshed before it: what L1 does. */
    @Benchmark
    public VideoRecord peer() {
        return cache.get(vids.next());
    }

    /** Nothing but a bound by number. */
    @Benchmark
    public VideoRecord bare() {
        return bare.getIfPresent(vids.next());
    }
}
