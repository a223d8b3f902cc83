package vrs.publisher;

/** Whether an AZ was seen to answer by a change. */
sealed interface Served {
    /** Its dash-service answered by this change or a later one, so long after the change was made. */
    record After(long ms) implements Served {}

    /** It answers, but the rights refuse us, and a refusal does not tell the revision. */
    record Hidden() implements Served {}

    /** Nobody answers there. */
    record NotUp() implements Served {}

    /** It answered for that long, but not by this change. */
    record NotSeen(long waitedMs) implements Served {}

    /** It was not looked at, because the change is not there, or nobody wants to know. */
    record NotAsked() implements Served {}
}
