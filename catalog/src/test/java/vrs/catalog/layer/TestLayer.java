package vrs.catalog.layer;

import static vrs.catalog.Entries.video;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import vrs.catalog.CatalogEntry;
import vrs.catalog.FailureReason;
import vrs.catalog.Revision;
import vrs.catalog.ServedRevisions;
import vrs.catalog.StreamLayer.Answer;
import vrs.catalog.StreamStore.Lookup;
import vrs.catalog.TestTicker;

/** A layer over two stores that fail on demand; all that it does happens at once, on the test's thread. */
final class TestLayer implements LayerListener {
    static final LayerConfig CONFIG = LayerConfig.defaults();
    static final Duration AMPLE = Duration.ofSeconds(1);

    final TestTicker ticker = new TestTicker();
    final ServedRevisions served = new ServedRevisions(1_000);
    final FaultyStore hot = new FaultyStore("hot", ticker);
    final FaultyStore cold = new FaultyStore("cold", ticker);
    final Map<Comparison, Integer> compared = new EnumMap<>(Comparison.class);
    final List<String> moves = new ArrayList<>();
    final List<FailureReason> failures = new ArrayList<>();
    final Layer layer = new Layer(hot, cold, served, CONFIG, ticker, new Random(1), Runnable::run, this);

    /** Both stores hold the vids at these revisions, and the layer has looked at both. */
    static TestLayer holding(int videos) {
        TestLayer test = new TestLayer();
        for (int i = 1; i <= videos; i++) {
            test.publish(video("v" + i, i));
        }
        test.read("v1");
        return test;
    }

    void publish(CatalogEntry entry) {
        hot.put(entry);
        cold.put(entry);
    }

    Answer read(String vid) {
        return layer.lookup(vid, AMPLE);
    }

    /** The technology that answered, or why none did. */
    String readBy(String vid) {
        Answer answer = read(vid);
        return switch (answer.lookup()) {
            case Lookup.Found _ -> answer.technology();
            case Lookup.Absent _ -> "absent";
            case Lookup.Failed(FailureReason reason) -> "failed " + reason;
        };
    }

    /** The revision answered, {@link Revision#NONE} when there was none. */
    Revision revisionOf(String vid) {
        return read(vid).lookup() instanceof Lookup.Found(CatalogEntry entry) ? entry.revision() : Revision.NONE;
    }

    /** Enough time for the next probe, or the next check; the read sets it going. */
    void passProbe() {
        ticker.advance(CONFIG.probeEvery().multipliedBy(2));
        read("v1");
    }

    void passProbes() {
        for (int i = 0; i < CONFIG.passesMin() + 1; i++) {
            passProbe();
        }
    }

    @Override
    public void compared(Comparison result) {
        compared.merge(result, 1, Integer::sum);
    }

    @Override
    public void failed(String technology, FailureReason reason) {
        failures.add(reason);
    }

    @Override
    public void moved(String technology, StoreHealth health) {
        moves.add(technology + " " + health.getClass().getSimpleName());
    }
}
