package vrs.publisher.log;

import vrs.catalog.Revision;

/** What a publisher answers to who wants to lead. */
public sealed interface PrepareReply {
    /**
     * Nobody of a lower epoch writes here any more.
     *
     * @param accepted the epoch of the last leader that this log followed
     * @param last the last change of this log
     * @param commit up to where this log is everybody's
     */
    record Promised(long accepted, Revision last, Revision commit) implements PrepareReply {}

    /** A higher epoch was promised already. */
    record Refused(long promised) implements PrepareReply {}
}
