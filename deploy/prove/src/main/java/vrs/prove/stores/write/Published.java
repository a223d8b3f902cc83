package vrs.prove.stores.write;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Revision;
import vrs.catalog.VideoRecord;
import vrs.prove.stores.DataSet;
import vrs.prove.stores.Zipf;

/** All that was published: what each video is now, and when each change was acknowledged. Safe for use by many threads. */
public final class Published {
    /** A change and when it was acknowledged, by the machine's monotonic clock. */
    public record Acknowledged(long atNanos, Revision revision) {}

    private final DataSet data;
    private final Zipf zipf;
    private final Random random;
    private final long[] counters;
    private final NavigableMap<Long, Integer> order = new TreeMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, List<Acknowledged>> changes = new HashMap<>();
    private long newest;

    /** Each video once. @param seed of what is changed from then on */
    public Published(DataSet data, Zipf zipf, long seed) {
        this.data = data;
        this.zipf = zipf;
        this.random = new Random(seed);
        this.counters = new long[data.videos()];
        for (int number = 0; number < data.videos(); number++) {
            set(number, DataSet.first(number).counter());
            numbers.put(data.vid(number), number);
        }
    }

    private void set(int number, long counter) {
        order.remove(counters[number]);
        counters[number] = counter;
        order.put(counter, number);
        newest = counter;
    }

    /** Changes a video, every second time one that is often read; what it was before is history from then on. */
    public synchronized VideoRecord change(long nowNanos) {
        int number = random.nextBoolean() ? zipf.next(random) : random.nextInt(data.videos());
        set(number, newest + 1);
        Revision revision = new Revision(1, newest);
        changes.computeIfAbsent(data.vid(number), _ -> new ArrayList<>()).add(new Acknowledged(nowNanos, revision));
        return data.video(number, revision);
    }

    /** Many changes of long ago. */
    public synchronized void grow(int count) {
        for (int i = 0; i < count; i++) {
            change(Long.MIN_VALUE);
        }
    }

    /** How many videos there are. */
    public int count() {
        return data.videos();
    }

    public synchronized Revision newest() {
        return new Revision(1, newest);
    }

    /** What is now, of all that has changed after the revision, the oldest first. */
    public synchronized List<CatalogEntry> after(Revision revision) {
        List<CatalogEntry> entries = new ArrayList<>();
        order.tailMap(revision.counter(), false)
                .forEach((counter, number) -> entries.add(data.video(number, new Revision(1, counter))));
        return entries;
    }

    /** The revision below which all but so many of the videos lie. */
    public synchronized Revision before(int last) {
        return order.descendingKeySet().stream()
                .skip(last)
                .findFirst()
                .map(counter -> new Revision(1, counter))
                .orElse(Revision.NONE);
    }

    /** The revision of a video that was acknowledged by then. @param atNanos by the machine's monotonic clock */
    public synchronized Revision acknowledgedBy(String vid, long atNanos) {
        Revision reached = DataSet.first(numbers.get(vid));
        for (Acknowledged change : changes.getOrDefault(vid, List.of())) {
            // Compared by difference, save for those of long ago.
            if (change.atNanos() == Long.MIN_VALUE || atNanos - change.atNanos() >= 0) {
                reached = change.revision();
            }
        }
        return reached;
    }
}
