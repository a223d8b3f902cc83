package vrs.reader;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import vrs.catalog.FailureReason;
import vrs.catalog.StreamLayer;
import vrs.catalog.StreamStore.Lookup;
import vrs.catalog.feed.FollowListener;
import vrs.catalog.layer.LayerListener;
import vrs.catalog.layer.StoreHealth;
import vrs.catalog.stack.CatalogStack;
import vrs.catalog.stack.StackListener;

/** Counts what the catalogue of this process does. Safe for use by many threads. */
public final class CatalogueMeters implements StackListener {
    private static final String STORE = "store";
    private static final String LAYER = "layer";
    private static final String REASON = "reason";

    private final MeterRegistry metrics;
    private final FollowMeters follow;
    private final Map<String, AtomicInteger> serving = new ConcurrentHashMap<>();

    public CatalogueMeters(MeterRegistry metrics) {
        this.metrics = metrics;
        this.follow = new FollowMeters(metrics);
    }

    /** Shows how far behind its replica is; the registry keeps no hold of the stack. */
    public void watch(CatalogStack stack) {
        metrics.gauge(
                "vrs.catalogue.replica.lag.seconds", stack, s -> s.replicaLag().toMillis() / 1e3);
    }

    @Override
    public LayerListener layer(String name) {
        return new LayerMeters(name);
    }

    @Override
    public FollowListener follow() {
        return follow;
    }

    @Override
    public void loaded(String layer, StreamLayer.Answer answer, Duration took) {
        metrics.timer("vrs.catalogue.loads", LAYER, layer, "outcome", outcome(answer.lookup()))
                .record(took);
    }

    @Override
    public void read(String technology) {
        metrics.counter("vrs.catalogue.store.reads", STORE, technology).increment();
    }

    @Override
    public void notRemembered() {
        metrics.counter("vrs.catalogue.replica.not.remembered").increment();
    }

    private static String outcome(Lookup lookup) {
        return switch (lookup) {
            case Lookup.Found _ -> "found";
            case Lookup.Absent _ -> "absent";
            case Lookup.Failed _ -> "failed";
        };
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private final class LayerMeters implements LayerListener {
        private final String layer;

        private LayerMeters(String layer) {
            this.layer = layer;
        }

        @Override
        public void answered(String technology) {
            count("vrs.catalogue.store.answers", Tags.of(STORE, technology));
        }

        @Override
        public void failed(String technology, FailureReason reason) {
            count("vrs.catalogue.store.failures", Tags.of(STORE, technology, REASON, word(reason)));
        }

        @Override
        public void hedged(String technology) {
            count("vrs.catalogue.hedges", Tags.of(STORE, technology));
        }

        @Override
        public void hedgeRefused() {
            count("vrs.catalogue.hedges.refused", Tags.empty());
        }

        @Override
        public void compared(Comparison result) {
            count("vrs.catalogue.comparisons", Tags.of("result", word(result)));
        }

        @Override
        public void moved(String technology, StoreHealth health) {
            serving.computeIfAbsent(technology, this::gauge)
                    .set(
                            switch (health) {
                                case StoreHealth.Serving _ -> 1;
                                case StoreHealth.Avoided _, StoreHealth.Probing _ -> 0;
                            });
        }

        private AtomicInteger gauge(String technology) {
            return metrics.gauge(
                    "vrs.catalogue.store.serving",
                    Tags.of(LAYER, layer, STORE, technology),
                    new AtomicInteger(),
                    AtomicInteger::get);
        }

        private void count(String name, Tags tags) {
            metrics.counter(name, tags.and(LAYER, layer)).increment();
        }
    }
}
