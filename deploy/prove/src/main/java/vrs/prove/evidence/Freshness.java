package vrs.prove.evidence;

/** How far evidence can be relied on. */
public sealed interface Freshness {
    /** Nobody has run the proof. */
    record Missing() implements Freshness {}

    /** What it speaks of has changed since, in this commit or in files that are not committed. */
    record Older(Evidence evidence, String change) implements Freshness {}

    /** It is of these very sources, and a line is not true. */
    record NotHeld(Evidence evidence) implements Freshness {}

    /** It is of these very sources, and every line is true. */
    record Fresh(Evidence evidence) implements Freshness {}
}
