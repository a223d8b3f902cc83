package vrs.gateway.choice;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import vrs.topology.Instance;

/** What traffic tells of all instances. Safe for use by many threads; an instance that works costs one look-up. */
public final class Ejections {
    /** Told of each change, once. */
    public interface Listener {
        /** Requests are kept from it from now on, or for longer. */
        void ejected(Instance instance, long forMs, int rounds);

        /** It is asked again. */
        void back(Instance instance);
    }

    private final EjectionRule rule;
    private final LongSupplier ticker;
    private final Supplier<RandomGenerator> random;
    private final Listener listener;
    private final Map<String, Trust> states = new ConcurrentHashMap<>();

    /**
     * @param ticker monotonic nanoseconds
     * @param random a source for the calling thread
     */
    public Ejections(EjectionRule rule, LongSupplier ticker, Supplier<RandomGenerator> random, Listener listener) {
        this.rule = rule;
        this.ticker = ticker;
        this.random = random;
        this.listener = listener;
    }

    /** Whether requests are kept from it. */
    public boolean isEjected(Instance instance) {
        return state(instance).isEjected();
    }

    /** A request on it came to its end, or to the head of its answer. */
    public void saw(Instance instance, Sign sign) {
        boolean changesNothing =
                switch (state(instance)) {
                    case Trust.Trusted trusted -> sign == Sign.NONE || sign == Sign.SOUND && trusted.faults() == 0;
                    case Trust.Ejected ejected -> false;
                    case Trust.Trial trial -> false;
                };
        if (!changesNothing) {
            states.compute(instance.name(), (name, known) -> {
                Trust before = known == null ? Trust.INITIAL : known;
                Trust after = before.after(
                        sign, rule, ticker.getAsLong(), random.get().nextDouble());
                tell(instance, before, after);
                return after;
            });
        }
    }

    /** Whether this very request shall try an instance whose time is over; true for one request at a time. */
    public boolean tries(Instance instance) {
        Trust before = state(instance);
        long now = ticker.getAsLong();
        return before.isDue(rule, now) && states.replace(instance.name(), before, Trust.trial(before, now));
    }

    private Trust state(Instance instance) {
        return states.getOrDefault(instance.name(), Trust.INITIAL);
    }

    private void tell(Instance instance, Trust before, Trust after) {
        switch (after) {
            case Trust.Trusted trusted -> {
                if (before.isEjected()) {
                    listener.back(instance);
                }
            }
            case Trust.Ejected(long since, long lastsMs, int rounds, int sound) -> {
                if (lastsMs > 0 && !(before instanceof Trust.Ejected)) {
                    listener.ejected(instance, lastsMs, rounds);
                }
            }
            case Trust.Trial trial -> {
                // Nothing has changed for the others.
            }
        }
    }
}
