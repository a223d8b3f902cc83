package vrs.faults.lease;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The faults in force and their leases. It belongs to whoever applies the faults, so that the end of the one who asked for
 * them changes nothing. Safe for use by many threads.
 */
public final class LeaseBook<F> {
    /** How a fault comes and goes. To heal what is sound changes nothing. */
    public interface Effect {
        /** Breaks; returns when it is broken. */
        void apply(long id);

        /** Mends; called at least once, also when apply failed. */
        void heal(long id);
    }

    private record Entry<F>(Injection<F> injection, Effect effect, Runnable alarmOff) {}

    private final Map<Long, Entry<F>> entries = new LinkedHashMap<>();
    private final Timer timer;
    private final LongSupplier tickerNanos;
    private final Consumer<LeaseEvent<F>> events;
    private long lastId;

    /** @param events told of each change on the thread that makes it; must not block */
    public LeaseBook(Timer timer, LongSupplier tickerNanos, Consumer<LeaseEvent<F>> events) {
        this.timer = timer;
        this.tickerNanos = tickerNanos;
        this.events = events;
    }

    /** Puts a fault in force. The end of its lease is set before it begins: nothing is ever broken without one. */
    public Injection<F> inject(F fault, Lease lease, Effect effect) {
        Injection<F> injection = enter(fault, lease, effect);
        boolean applied = false;
        try {
            effect.apply(injection.id());
            applied = true;
        } finally {
            if (!applied) {
                heal(injection.id(), LeaseEvent.By.ORDER);
            }
        }
        if (inForce().stream().noneMatch(other -> other.id() == injection.id())) {
            // Its lease was over before it was applied: the heal came first and had nothing to mend.
            effect.heal(injection.id());
            return injection;
        }
        events.accept(new LeaseEvent.Injected<>(injection));
        return injection;
    }

    /** Ends one now; false when there is none of that number, maybe because its lease was over. */
    public boolean heal(long id) {
        return heal(id, LeaseEvent.By.ORDER);
    }

    /** Ends all now, and says how many there were. */
    public int healAll() {
        return (int)
                inForce().stream().filter(injection -> heal(injection.id())).count();
    }

    /** Those in force, the oldest first. */
    public List<Injection<F>> inForce() {
        synchronized (entries) {
            return entries.values().stream().map(Entry::injection).toList();
        }
    }

    /** How long one still lasts, in milliseconds. */
    public long leftMs(Injection<F> injection) {
        return injection.leftMs(tickerNanos.getAsLong());
    }

    private Injection<F> enter(F fault, Lease lease, Effect effect) {
        synchronized (entries) {
            long id = ++lastId;
            long endNanos = tickerNanos.getAsLong() + lease.length().toNanos();
            Injection<F> injection = new Injection<>(id, fault, lease, endNanos);
            Runnable alarmOff = timer.after(lease.length(), () -> heal(id, LeaseEvent.By.LEASE));
            entries.put(id, new Entry<>(injection, effect, alarmOff));
            return injection;
        }
    }

    private boolean heal(long id, LeaseEvent.By by) {
        Entry<F> entry;
        synchronized (entries) {
            entry = entries.remove(id);
        }
        if (entry == null) {
            return false;
        }
        entry.alarmOff().run();
        entry.effect().heal(id);
        events.accept(new LeaseEvent.Healed<>(entry.injection(), by));
        return true;
    }
}
