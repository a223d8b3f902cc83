package vrs.catalog.layer;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * One thing that happens in a run of faults.
 *
 * @param store which of the stores it happens to
 * @param video which of the videos it is about
 */
record FaultStep(Kind kind, int store, int video) {
    /** What happens. */
    enum Kind {
        PUBLISH,
        PUBLISH_TO_THIS_ONE,
        WITHDRAW,
        KILL,
        HANG,
        SLOW,
        HEAL,
        WIPE,
        SNAPSHOT,
        SET_BACK,
        REPAIR,
        READ,
        READ_ALL,
        TIME
    }

    static Arbitrary<FaultStep> any(int stores, int videos) {
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.integers().between(0, stores - 1),
                        Arbitraries.integers().between(1, videos))
                .as(FaultStep::new);
    }
}
