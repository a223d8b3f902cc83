package vrs.bench.storage;

import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import vrs.catalog.CatalogEntry;
import vrs.catalog.StreamLayer.Answer;
import vrs.catalog.StreamStore.Lookup;
import vrs.catalog.layer.Layer;

/** A video that Redis has, asked through the layer with its health, hedge, floor and comparison, beside Lettuce alone. */
@State(Scope.Thread)
public class L2Hit {
    private final Vids vids = new Vids();
    private Site site;
    private Layer layer;
    private Lettuce lettuce;

    /** Opens both. */
    @Setup
    public void open() throws IOException {
        int port = Integer.getInteger(StorageBench.REDIS_PORT);
        site = new Site(port);
        layer = site.layer("redis");
        lettuce = new Lettuce(port, Site.streamsKey());
    }

    @TearDown
    public void close() throws IOException {
        lettuce.close();
        site.close();
    }

    @Benchmark
    public CatalogEntry ours() {
        Answer answer = layer.lookup(vids.next(), Site.AMPLE);
        return answer.lookup() instanceof Lookup.Found(CatalogEntry entry) ? entry : Expected.not(answer);
    }

    @Benchmark
    public CatalogEntry peer() {
        return lettuce.get(vids.next());
    }
}
