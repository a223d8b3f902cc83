package vrs.faults.proxy;

import vrs.faults.lease.Injection;

/** What became of an order. */
public sealed interface Answer {
    /** It is in force. */
    record InForce(Injection<Harm> injection) implements Answer {}

    /** There is no path of that name; one line. */
    record NoSuchPath(String line) implements Answer {}

    /** It makes no sense on these paths; one line. */
    record Senseless(String line) implements Answer {}
}
