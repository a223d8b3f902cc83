package vrs.prove.publisher;

/** The steps of a publish, and of what stands around it, at which a publisher is killed. */
enum Step {
    BEFORE_APPEND("the leader, before its own append"),
    OWN_APPEND("the leader, after its own append, before anybody else's"),
    MAJORITY_UNHEARD("the leader, held by a majority, before it hears so"),
    ALL_UNHEARD("the leader, held by all, before it hears so"),
    MAJORITY_HEARD("the leader, when it hears of a majority, before it answers"),
    ACKNOWLEDGED("the leader, after its answer, before the commit travels"),
    COMMIT_AT_ONE("the leader, after the commit reached one other AZ"),
    BEFORE_DOCUMENT("the leader, before the document store's write"),
    AFTER_DOCUMENT("the leader, after the document store's write"),
    BEFORE_SQL("the leader, before the SQL store's write"),
    AFTER_SQL("the leader, after the SQL store's write"),
    BEFORE_REDIS("the leader, before the Redis write"),
    AFTER_REDIS("the leader, after the Redis write"),
    BEFORE_FEED("the leader, before the feed message"),
    AFTER_FEED("the leader, after the feed message"),
    REPAIR("the leader, while it repairs a wiped store"),
    FOLLOWER_BEFORE("another one, before it appends"),
    FOLLOWER_AFTER("another one, after it appended, unheard"),
    PREPARE_UNHEARD("a new leader, before its prepare is heard"),
    PROMISE_UNHEARD("a new leader, after a promise that it does not hear"),
    FETCH_UNHEARD("a new leader, before it fetches what it lacks"),
    FETCH_UNANSWERED("a new leader, before it takes over what it lacks"),
    DEPOSED("a deposed leader, stopped in its publish and continued");

    private final String words;

    Step(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** Whether it comes with the naming of a leader, not with a publish alone. */
    boolean isOfNaming() {
        return compareTo(PREPARE_UNHEARD) >= 0;
    }
}
