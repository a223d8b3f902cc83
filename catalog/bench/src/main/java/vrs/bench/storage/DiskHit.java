package vrs.bench.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import vrs.bench.Titles;
import vrs.catalog.CatalogEntry;
import vrs.catalog.RecordJson;
import vrs.catalog.StreamLayer.Answer;
import vrs.catalog.StreamStore.Lookup;
import vrs.catalog.layer.Layer;

/** A video read from the replica because Redis is gone, beside an MVStore map with the same JSON. */
@State(Scope.Thread)
public class DiskHit {
    private static final int CACHE_MIB = 16;
    /** Nobody listens there. */
    private static final int DEAD_PORT = 1;

    private final Vids vids = new Vids();
    private Site site;
    private Layer layer;
    private Path file;
    private MVStore store;
    private MVMap<String, String> map;

    /** Fills both files. */
    @Setup
    public void open() throws IOException {
        site = new Site(DEAD_PORT);
        layer = site.layer("disk");
        file = Files.createTempFile("vrs-bench", ".mv");
        store = new MVStore.Builder()
                .fileName(file.toString())
                .cacheSize(CACHE_MIB)
                .open();
        map = store.openMap("records");
        for (int i = 0; i < Site.VIDEOS; i++) {
            map.put(Titles.vid(i), RecordJson.write(Titles.of(i)));
        }
        store.commit();
    }

    @TearDown
    public void close() throws IOException {
        store.close();
        Files.delete(file);
        site.close();
    }

    @Benchmark
    public CatalogEntry ours() {
        Answer answer = layer.lookup(vids.next(), Site.AMPLE);
        return answer.lookup() instanceof Lookup.Found(CatalogEntry entry) ? entry : Expected.not(answer);
    }

    @Benchmark
    public CatalogEntry peer() {
        return Lettuce.decoded(map.get(vids.next()));
    }
}
