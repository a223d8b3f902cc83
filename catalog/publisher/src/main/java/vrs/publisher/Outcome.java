package vrs.publisher;

import java.util.List;

/** What a command came to. */
sealed interface Outcome {
    /** Every change is durable in a majority of AZs. */
    record Acknowledged(List<Change> changes) implements Outcome {}

    /** Nothing was changed. */
    record Refused(List<Complaint> complaints) implements Outcome {}

    /**
     * Too few AZs could be reached.
     *
     * @param changes what was tried; writing it again is safe
     * @param why one line for people
     */
    record NoMajority(List<Change> changes, String why) implements Outcome {}
}
