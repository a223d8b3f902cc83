package vrs.reader;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import vrs.catalog.FailureReason;
import vrs.catalog.feed.FollowListener;

/** Counts how the replica of this process follows the change feed. Safe for use by many threads. */
final class FollowMeters implements FollowListener {
    private final MeterRegistry metrics;
    private final AtomicInteger connected;
    private final Counter heard;
    private final Counter gaps;
    private final Counter sweeps;
    private final Counter swept;
    private final Counter notKept;

    FollowMeters(MeterRegistry metrics) {
        this.metrics = metrics;
        this.connected = metrics.gauge("vrs.catalogue.feed.connected", new AtomicInteger());
        this.heard = metrics.counter("vrs.catalogue.feed.messages");
        this.gaps = metrics.counter("vrs.catalogue.feed.gaps");
        this.sweeps = metrics.counter("vrs.catalogue.sweeps");
        this.swept = metrics.counter("vrs.catalogue.sweep.changes");
        this.notKept = metrics.counter("vrs.catalogue.replica.not.kept");
    }

    @Override
    public void connected(boolean is) {
        connected.set(is ? 1 : 0);
    }

    @Override
    public void heard() {
        heard.increment();
    }

    @Override
    public void gap() {
        gaps.increment();
    }

    @Override
    public void swept(int changes) {
        sweeps.increment();
        swept.increment(changes);
    }

    @Override
    public void sweepFailed(String technology, FailureReason reason) {
        metrics.counter("vrs.catalogue.sweep.failures", "store", technology, "reason", CatalogueMeters.word(reason))
                .increment();
    }

    @Override
    public void notKept() {
        notKept.increment();
    }
}
