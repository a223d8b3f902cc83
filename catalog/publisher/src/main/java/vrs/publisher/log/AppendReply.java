package vrs.publisher.log;

import vrs.catalog.Revision;

/** What a publisher answers to {@link Append}. */
public sealed interface AppendReply {
    /**
     * It is durable here.
     *
     * @param upTo how far this log is that of the leader, as far as this message tells
     * @param follows whether this log holds all that the leader began with; only then it counts for a majority
     */
    record Taken(Revision upTo, boolean follows) implements AppendReply {}

    /**
     * This log lacks the change after which the entries come.
     *
     * @param last the last change of this log, which may be one that the leader does not know
     * @param commit up to where this log is everybody's
     */
    record Gap(Revision last, Revision commit) implements AppendReply {}

    /** Another leader was promised that nobody of a lower epoch writes here. */
    record Refused(long promised) implements AppendReply {}
}
