package vrs.catalog;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A store that answers lookups as the test says, and counts them. */
final class ScriptedStore implements StreamStore {
    final AtomicInteger lookups = new AtomicInteger();
    private volatile Function<String, Lookup> script = _ -> new Lookup.Absent();

    /** From now on each lookup runs this, on the thread of the load. */
    void answers(Function<String, Lookup> next) {
        script = next;
    }

    void holds(CatalogEntry entry) {
        answers(_ -> new Lookup.Found(entry));
    }

    void isEmpty() {
        answers(_ -> new Lookup.Absent());
    }

    void fails(FailureReason reason) {
        answers(_ -> new Lookup.Failed(reason));
    }

    @Override
    public String technology() {
        return "scripted";
    }

    @Override
    public Lookup lookup(String vid, Duration timeLeft) {
        lookups.incrementAndGet();
        return script.apply(vid);
    }

    @Override
    public WriteOutcome write(CatalogEntry entry, Duration timeLeft) {
        throw new UnsupportedOperationException("the catalogue only reads");
    }

    @Override
    public List<CatalogEntry> changesAfter(Revision revision, int countMax, Duration timeLeft) {
        throw new UnsupportedOperationException("the catalogue only looks up");
    }

    @Override
    public Revision newestRevision(Duration timeLeft) {
        throw new UnsupportedOperationException("the catalogue only looks up");
    }

    @Override
    public void close() {}
}
