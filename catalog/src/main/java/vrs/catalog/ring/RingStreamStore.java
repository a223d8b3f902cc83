package vrs.catalog.ring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import vrs.catalog.CatalogEntry;
import vrs.catalog.FailureReason;
import vrs.catalog.Revision;
import vrs.catalog.StoreUnavailable;
import vrs.catalog.StreamStore;

/**
 * Several stores of one technology that share the videos out between them. It holds what lookups would find now: what a
 * node has of the time when others' videos were with it does not count. A node that was out and comes back may therefore
 * lack what was written meanwhile, or hold what is older; {@link #changesAfter} shows that to the repair as it is, and
 * readers hold answers against what they know to have been written. Safe for use by many threads.
 */
public final class RingStreamStore implements StreamStore {
    private static final int PAGE_MAX = 256;

    private final Map<String, StreamStore> nodes;
    private final Ketama ring;
    private final Membership membership;
    private final LongSupplier nanoTicker;
    private final Map<String, Holdings> holdings = new ConcurrentHashMap<>();
    private final AtomicLong shrunk = new AtomicLong();

    /**
     * @param nodes by name, one or more, all of one technology; closed with this store
     * @param nanoTicker monotonic time in nanoseconds
     * @param jitter spreads the trials
     */
    public RingStreamStore(
            Map<String, StreamStore> nodes, RingConfig config, LongSupplier nanoTicker, RandomGenerator jitter) {
        List<String> names = List.copyOf(nodes.keySet());
        this.nodes = new LinkedHashMap<>(nodes);
        this.ring = new Ketama(names);
        this.membership = new Membership(names, config, nanoTicker, jitter);
        this.nanoTicker = nanoTicker;
    }

    @Override
    public String technology() {
        return nodes.values().iterator().next().technology();
    }

    @Override
    public Lookup lookup(String vid, Duration timeLeft) {
        if (!timeLeft.isPositive()) {
            return new Lookup.Failed(FailureReason.TIMED_OUT);
        }
        String node = admitted(vid);
        return learnt(node, nodes.get(node).lookup(vid, timeLeft));
    }

    @Override
    public Optional<Look> begin(String vid) {
        String node = owner(vid);
        return membership.isIn(node) && node.equals(ring.node(vid))
                ? nodes.get(node).begin(vid).map(look -> new NodeLook(node, look))
                : Optional.empty();
    }

    /** A look into one node, from which the ring learns how that is. */
    private final class NodeLook implements Look {
        private final String node;
        private final Look look;

        NodeLook(String node, Look look) {
            this.node = node;
            this.look = look;
        }

        @Override
        public Optional<Lookup> await(Duration time) {
            return look.await(time).map(lookup -> learnt(node, lookup));
        }

        @Override
        public void abandon() {
            membership.failed(node);
            look.abandon();
        }
    }

    @Override
    public WriteOutcome write(CatalogEntry entry, Duration timeLeft) {
        if (!timeLeft.isPositive()) {
            return new WriteOutcome.Failed(FailureReason.TIMED_OUT);
        }
        String node = admitted(entry.vid());
        WriteOutcome outcome = nodes.get(node).write(entry, timeLeft);
        learn(node, outcome instanceof WriteOutcome.Failed);
        return outcome;
    }

    @Override
    public List<CatalogEntry> changesAfter(Revision revision, int countMax, Duration timeLeft) throws StoreUnavailable {
        List<CatalogEntry> all = new ArrayList<>();
        for (List<CatalogEntry> owned : ofAll(timeLeft, (node, left) -> changesOf(node, revision, countMax, left))) {
            all.addAll(owned);
        }
        return all.stream()
                .sorted(Comparator.comparing(CatalogEntry::revision).thenComparing(CatalogEntry::vid))
                .limit(countMax)
                .toList();
    }

    private List<CatalogEntry> changesOf(String node, Revision revision, int countMax, Duration timeLeft)
            throws StoreUnavailable {
        long startNanos = nanoTicker.getAsLong();
        List<CatalogEntry> owned = new ArrayList<>();
        Revision reached = revision;
        List<CatalogEntry> page;
        do {
            int wanted = Math.clamp(countMax, 1, PAGE_MAX);
            page = nodes.get(node).changesAfter(reached, wanted, left(timeLeft, startNanos));
            page.stream().filter(entry -> owner(entry.vid()).equals(node)).forEach(owned::add);
            if (page.size() < wanted) {
                break;
            }
            reached = page.getLast().revision();
        } while (owned.size() < countMax);
        return owned;
    }

    /** The highest of all nodes that are in; of what a node lacks below that it says nothing. */
    @Override
    public Revision newestRevision(Duration timeLeft) throws StoreUnavailable {
        return ofAll(timeLeft, (node, left) -> nodes.get(node).newestRevision(left)).stream()
                .max(Comparator.naturalOrder())
                .orElse(Revision.NONE);
    }

    /**
     * Asks each node by itself: what one has lost another's newest revision hides. A node that takes part again, or no
     * longer, counts as well, because videos have moved.
     */
    @Override
    public long losses(Duration timeLeft) throws StoreUnavailable {
        ofAll(timeLeft, this::look);
        return membership.moves() + shrunk.get();
    }

    private Holdings look(String node, Duration timeLeft) throws StoreUnavailable {
        Holdings now = Holdings.of(nodes.get(node), timeLeft, nanoTicker);
        Holdings before = holdings.put(node, now);
        if (before != null && now.isLessThan(before)) {
            shrunk.incrementAndGet();
        }
        return now;
    }

    private interface Question<T> {
        T ask(String node, Duration timeLeft) throws StoreUnavailable;
    }

    /**
     * Asks each node that is in, and after them, so that one that hangs takes no time from them, those that are due for a
     * trial; who is out after it failed is left out.
     */
    private <T> List<T> ofAll(Duration timeLeft, Question<T> question) throws StoreUnavailable {
        long startNanos = nanoTicker.getAsLong();
        List<T> answers = new ArrayList<>();
        for (String node : inFirst()) {
            Duration left = left(timeLeft, startNanos);
            try {
                answers.add(question.ask(node, left));
                membership.answered(node);
            } catch (StoreUnavailable e) {
                learn(node, left.isPositive() && e.reason() != FailureReason.CORRUPT);
                if (membership.isIn(node)) {
                    throw e;
                }
            }
        }
        return answers;
    }

    private List<String> inFirst() {
        return nodes.keySet().stream()
                .sorted(Comparator.comparing(node -> !membership.isIn(node)))
                .filter(membership::admits)
                .toList();
    }

    @Override
    public void close() {
        nodes.values().forEach(StreamStore::close);
    }

    /** Where this call goes. The ring never loses more than half, so somebody is there. */
    private String admitted(String vid) {
        return ring.node(vid, membership::admits).orElseGet(() -> ring.node(vid));
    }

    private String owner(String vid) {
        return ring.node(vid, membership::isIn).orElseGet(() -> ring.node(vid));
    }

    private Lookup learnt(String node, Lookup lookup) {
        learn(node, lookup instanceof Lookup.Failed(var reason) && reason != FailureReason.CORRUPT);
        return lookup;
    }

    private void learn(String node, boolean failed) {
        if (failed) {
            membership.failed(node);
        } else {
            membership.answered(node);
        }
    }

    private Duration left(Duration timeLeft, long startNanos) {
        return timeLeft.minusNanos(nanoTicker.getAsLong() - startNanos);
    }
}
