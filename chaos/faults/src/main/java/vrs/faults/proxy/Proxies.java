package vrs.faults.proxy;

import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import vrs.faults.lease.Injection;
import vrs.faults.lease.Lease;
import vrs.faults.lease.LeaseBook;
import vrs.faults.wire.Errors;
import vrs.faults.wire.WireFault;

/** The paths of this process and what is wrong with them. Safe for use by many threads. */
public final class Proxies implements AutoCloseable {
    private final Map<String, EdgeProxy> byName = new LinkedHashMap<>();
    private final LeaseBook<Harm> book;

    private Proxies(LeaseBook<Harm> book) {
        this.book = book;
    }

    /**
     * Begins to listen on all paths, or on none.
     *
     * @param book holds the leases of the faults; for these paths alone
     * @param traffic counts for a path
     */
    public static Proxies start(
            List<Edge> edges, Wiring wiring, LeaseBook<Harm> book, Function<Edge, Traffic> traffic) {
        Proxies proxies = new Proxies(book);
        boolean all = false;
        try {
            for (Edge edge : edges) {
                proxies.byName.put(edge.name(), new EdgeProxy(edge, wiring, traffic.apply(edge)).start());
            }
            all = true;
        } finally {
            if (!all) {
                proxies.close();
            }
        }
        return proxies;
    }

    /** The paths. */
    public List<Edge> edges() {
        return byName.values().stream().map(EdgeProxy::edge).toList();
    }

    /** Where a path listens. */
    public InetSocketAddress address(String edge) {
        return byName.get(edge).address();
    }

    /** Breaks, and returns when it is broken. */
    public Answer inject(Order order, String target, Lease lease) {
        List<Harm.Place> places = order.on(target, edges());
        if (places.isEmpty()) {
            return new Answer.NoSuchPath("no path \"" + target + "\"; there are those from " + named(Edge::source)
                    + " to " + named(Edge::target));
        }
        // An AZ has paths of both kinds: it gets what each of them can take.
        List<Harm.Place> sound = places.stream()
                .filter(place -> isSound(place.fault(), byName.get(place.edge()).edge()))
                .toList();
        if (sound.isEmpty()) {
            return new Answer.Senseless(order.type() + " needs a path of HTTP, which "
                    + places.getFirst().edge() + " is not");
        }
        Harm harm = new Harm(target, order.type(), sound);
        return new Answer.InForce(book.inject(harm, lease, new OnPaths(harm)));
    }

    /** Ends one now; false when there is none of that number. */
    public boolean heal(long id) {
        return book.heal(id);
    }

    /** Ends all now, and says how many there were. */
    public int healAll() {
        return book.healAll();
    }

    /** Those in force. */
    public List<Injection<Harm>> inForce() {
        return book.inForce();
    }

    @Override
    public void close() {
        book.healAll();
        byName.values().forEach(EdgeProxy::close);
    }

    private String named(Function<Edge, String> end) {
        return edges().stream().map(end).distinct().sorted().collect(Collectors.joining(", "));
    }

    private static boolean isSound(WireFault fault, Edge edge) {
        boolean needsHttp = fault.sparesHealth() || fault instanceof Errors;
        return !needsHttp || edge.protocol() == Protocol.HTTP;
    }

    private final class OnPaths implements LeaseBook.Effect {
        private final Harm harm;

        OnPaths(Harm harm) {
            this.harm = harm;
        }

        @Override
        public void apply(long id) {
            each(place -> byName.get(place.edge()).put(id, place.fault()));
        }

        @Override
        public void heal(long id) {
            each(place -> byName.get(place.edge()).take(id));
        }

        private void each(Function<Harm.Place, CompletableFuture<Void>> change) {
            CompletableFuture.allOf(harm.places().stream().map(change).toArray(CompletableFuture<?>[]::new))
                    .join();
        }
    }
}
