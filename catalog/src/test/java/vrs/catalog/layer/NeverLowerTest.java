package vrs.catalog.layer;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import vrs.catalog.CatalogConfig;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Found;
import vrs.catalog.KnownVids;
import vrs.catalog.ServedRevisions;
import vrs.catalog.StreamCatalog;
import vrs.catalog.StreamLayer.Answer;
import vrs.catalog.StreamStore.Lookup;
import vrs.catalog.TestTicker;
import vrs.catalog.Tombstone;
import vrs.catalog.VideoRecord;

/** Whatever happens to the stores, in whatever order: no answer is lower than one given before. */
class NeverLowerTest {
    private static final int VIDEOS = 4;

    @Property(tries = 500)
    void answersOfALayer_areNeverLowerThanServed(@ForAll("faultsOfTwoStores") List<FaultStep> steps) {
        TestLayer test = new TestLayer();
        new FaultRun(List.of(test.hot, test.cold), VIDEOS, test.ticker, vid -> found(test.read(vid))).run(steps);
    }

    @Property(tries = 500)
    void answersOfTheCatalogue_areNeverLowerThanServed(
            @ForAll("faultsOfFourStores") List<FaultStep> steps, @ForAll boolean l1HasRoom) {
        TestTicker ticker = new TestTicker();
        List<FaultyStore> stores = List.of(
                new FaultyStore("redis", ticker),
                new FaultyStore("disk", ticker),
                new FaultyStore("document", ticker),
                new FaultyStore("sql", ticker));
        StreamCatalog catalog = catalog(stores, l1HasRoom, ticker);
        new FaultRun(stores, VIDEOS, ticker, vid -> catalog.find(vid, TestLayer.AMPLE)).run(steps);
    }

    private static StreamCatalog catalog(List<FaultyStore> stores, boolean l1HasRoom, TestTicker ticker) {
        ServedRevisions served = new ServedRevisions(100);
        return new StreamCatalog(
                layer(stores.get(0), stores.get(1), served, ticker),
                layer(stores.get(2), stores.get(3), served, ticker),
                served,
                _ -> false,
                KnownVids.NOT_KNOWN,
                l1Bytes(l1HasRoom ? 1_000_000 : 1),
                ticker,
                Runnable::run);
    }

    private static Layer layer(FaultyStore hot, FaultyStore cold, ServedRevisions served, TestTicker ticker) {
        return new Layer(
                hot, cold, served, LayerConfig.defaults(), ticker, new Random(1), Runnable::run, LayerListener.SILENT);
    }

    private static CatalogConfig l1Bytes(long bytesMax) {
        CatalogConfig usual = CatalogConfig.defaults();
        return new CatalogConfig(
                usual.refreshAfter(),
                usual.freshFor(),
                usual.absentFor(),
                Duration.ofSeconds(2),
                usual.loadTimeout(),
                usual.loadsMax(),
                bytesMax,
                usual.absentMax());
    }

    private static Found found(Answer answer) {
        return switch (answer.lookup()) {
            case Lookup.Found(CatalogEntry entry) ->
                switch (entry) {
                    case VideoRecord video -> new Found.Known(video, answer.technology());
                    case Tombstone _ -> new Found.Withdrawn(answer.technology());
                };
            case Lookup.Absent() -> new Found.Unknown(answer.technology());
            case Lookup.Failed failed -> new Found.Unavailable(failed.reason());
        };
    }

    @Provide
    Arbitrary<List<FaultStep>> faultsOfTwoStores() {
        return FaultStep.any(2, VIDEOS).list().ofMinSize(1).ofMaxSize(60);
    }

    @Provide
    Arbitrary<List<FaultStep>> faultsOfFourStores() {
        return FaultStep.any(4, VIDEOS).list().ofMinSize(1).ofMaxSize(80);
    }
}
