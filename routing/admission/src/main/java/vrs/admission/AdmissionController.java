package vrs.admission;

import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * How many requests may be in flight at once, and how many may come in a second. A class gets in while all that is in
 * flight, of whatever class, is below its share of the limit: so preload is refused first, then autoplay, and a play only
 * when the instance is full; of a second the same. Who is in stays in when the limit falls. Never waits, holds no lock,
 * and makes nothing anew to refuse. Safe for use by many threads.
 */
public final class AdmissionController {
    /** The bound where the operators set none, and above theirs: more than any instance holds. */
    public static final int PLACES_MAX = 1 << 20;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final TrafficClass[] CLASSES = TrafficClass.values();
    private static final int BITS = 21;
    private static final long MASK = (1L << BITS) - 1;
    private static final Rejected[] FULL = rejected(RejectReason.IN_FLIGHT);
    private static final Rejected[] TOO_MANY = rejected(RejectReason.QPS);

    private final Supplier<OptionalInt> limit;
    private final QpsLimit perSecond;
    // The three counts in one word, so that they are looked at and changed as one.
    private final AtomicLong counts = new AtomicLong();

    /**
     * Bounds are read at each entry, so that a change acts at once; empty for no bound of the operators'.
     *
     * @param limit how many in flight
     * @param perSecond how many a second
     * @param nanoTicker nanoseconds from any origin
     */
    public AdmissionController(Supplier<OptionalInt> limit, Supplier<OptionalInt> perSecond, LongSupplier nanoTicker) {
        this.limit = limit;
        this.perSecond = new QpsLimit(perSecond, nanoTicker);
    }

    /** One with a bound of what is in flight only. */
    public AdmissionController(Supplier<OptionalInt> limit) {
        this(limit, OptionalInt::empty, () -> 0);
    }

    /** Takes a place, if there is one for this class, and this second has room for one more of it. */
    public Admission enter(TrafficClass trafficClass) {
        if (!takePlace(trafficClass)) {
            return FULL[trafficClass.ordinal()];
        }
        if (!perSecond.take(trafficClass)) {
            leave(trafficClass);
            return TOO_MANY[trafficClass.ordinal()];
        }
        return new Permit(this, trafficClass);
    }

    /** Takes a place for a request that has been let in before, and so counts in no second again. */
    public Admission enterAgain(TrafficClass trafficClass) {
        return takePlace(trafficClass) ? new Permit(this, trafficClass) : FULL[trafficClass.ordinal()];
    }

    /** Takes a place where classes are not told apart: as a play. */
    public Admission enter() {
        return enter(TrafficClass.PLAY);
    }

    /** How many requests of this class are in flight. */
    public int inFlight(TrafficClass trafficClass) {
        return count(counts.get(), trafficClass);
    }

    /** How many requests are in flight, of all classes. */
    public int inFlight() {
        return total(counts.get());
    }

    /** The limit in force; empty for no bound of the operators'. */
    public OptionalInt limit() {
        return limit.get();
    }

    /**
     * What others are told: for each class all that is in flight, which is what keeps it out, beside its share of the
     * limit.
     */
    public LoadReport load() {
        int inFlight = inFlight();
        OptionalInt whole = limit();
        return LoadReport.of(it -> new ClassLoad(
                inFlight,
                whole.isPresent() ? OptionalInt.of(it.shareOf(Math.max(0, whole.getAsInt()))) : OptionalInt.empty()));
    }

    void leave(TrafficClass trafficClass) {
        counts.addAndGet(-one(trafficClass));
    }

    private boolean takePlace(TrafficClass trafficClass) {
        int share = trafficClass.shareOf(places());
        while (true) {
            long seen = counts.get();
            if (total(seen) >= share) {
                return false;
            }
            if (counts.compareAndSet(seen, seen + one(trafficClass))) {
                return true;
            }
        }
    }

    private static Rejected[] rejected(RejectReason reason) {
        return Arrays.stream(CLASSES)
                .map(it -> new Rejected(it, reason, RETRY_AFTER))
                .toArray(Rejected[]::new);
    }

    private int places() {
        return Math.clamp(limit.get().orElse(PLACES_MAX), 0, PLACES_MAX);
    }

    private static long one(TrafficClass trafficClass) {
        return 1L << BITS * trafficClass.ordinal();
    }

    private static int count(long seen, TrafficClass trafficClass) {
        return (int) (seen >>> BITS * trafficClass.ordinal() & MASK);
    }

    private static int total(long seen) {
        int total = 0;
        for (TrafficClass each : CLASSES) {
            total += count(seen, each);
        }
        return total;
    }
}
