package vrs.publisher.log;

import java.util.List;

/** What came of an attempt to lead. */
public sealed interface Beginning {
    /** This publisher leads. */
    record Leads(Leadership leadership) implements Beginning {}

    /** Too few publishers answered; trying again is safe. */
    record NoMajority(List<String> missing) implements Beginning {}

    /** A higher epoch was promised: somebody else was named meanwhile. */
    record Deposed(long promised) implements Beginning {}

    /** Others followed this publisher in this epoch, but its own log does not say so: it was lost. Only a new epoch helps. */
    record LogLost() implements Beginning {}
}
