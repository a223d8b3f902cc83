package vrs.control;

import java.util.Optional;
import java.util.Set;

/** A failure of a whole request that it may be repeated for, through the retry domain. */
public enum RetryRule {
    /** Nobody took the request. */
    REFUSED("refused"),
    /** No answer in time. */
    TIMEOUT("timeout"),
    /** An answer that says failure. */
    STATUS_5XX("5xx"),
    /** An answer that is none. */
    BODY("body"),
    /** The service said that it is full. */
    SHED("shed");

    private final String id;

    RetryRule(String id) {
        this.id = id;
    }

    /** The word in {@code retry.rules}. */
    public String id() {
        return id;
    }

    /** Nothing for a word that is not on the list. */
    public static Optional<RetryRule> of(String word) {
        for (RetryRule rule : values()) {
            if (rule.id.equals(word)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    /** All but {@link #SHED}: what one AZ sheds, the others must not be given on top. */
    public static Set<RetryRule> atRest() {
        return Set.of(REFUSED, TIMEOUT, STATUS_5XX, BODY);
    }
}
