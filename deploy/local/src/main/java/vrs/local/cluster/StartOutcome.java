package vrs.local.cluster;

/** How the start of a cluster ended. */
public sealed interface StartOutcome {
    /** Every process is ready and the samples are in the catalogue. */
    record Ready() implements StartOutcome {}

    /** It will not come up; {@code log} names the log that tells more. */
    record Failed(String line, String log) implements StartOutcome {}

    /** Somebody ended it before it was up. */
    record Stopped() implements StartOutcome {}
}
