package vrs.dash.stream;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import vrs.catalog.CatalogConfig;
import vrs.catalog.Found;
import vrs.catalog.MongoConfig;
import vrs.catalog.MongoStreamStore;
import vrs.catalog.StreamCatalog;
import vrs.catalog.StreamStore;
import vrs.control.DenyListWatch;
import vrs.topology.Instance;

/**
 * The catalogue as this process reads it: the document store of its AZ behind L1, under the deny list that it follows.
 * Nothing is asked when it opens, so that a store may also come up later. Safe for use by many threads.
 */
public final class StreamSource implements VideoLookup, AutoCloseable {
    private final StreamStore document;
    private final StreamCatalog catalog;

    private StreamSource(StreamStore document, StreamCatalog catalog) {
        this.document = document;
        this.catalog = catalog;
    }

    /**
     * Opens the catalogue.
     *
     * @param document where the document store of this AZ stands
     * @param load how long one look into it may take
     * @param loads runs the looks into the store
     * @param deny whose vids are refused, whatever the store says
     */
    public static StreamSource open(
            Instance document, Duration load, LongSupplier nanoTicker, Executor loads, DenyListWatch deny) {
        MongoStreamStore store = MongoStreamStore.connect(MongoConfig.of(document.host(), document.port()));
        StreamCatalog catalog =
                new StreamCatalog(store, vid -> deny.current().withdrawn(vid), config(load), nanoTicker, loads);
        return new StreamSource(store, catalog);
    }

    private static CatalogConfig config(Duration load) {
        CatalogConfig usual = CatalogConfig.defaults();
        return new CatalogConfig(
                usual.refreshAfter(),
                usual.freshFor(),
                usual.absentFor(),
                usual.staleMax(),
                load,
                usual.loadsMax(),
                usual.bytesMax(),
                usual.absentMax());
    }

    @Override
    public Found find(String vid, Duration timeLeft) {
        return catalog.find(vid, timeLeft);
    }

    @Override
    public void close() {
        document.close();
    }
}
