package vrs.fallback.viewer;

/** What {@link TokenCheck} reads from a token. */
sealed interface TokenReading {
    /** Ours; it holds from one instant to the other, seconds since 1970. */
    record Read(Viewer viewer, long notBeforeSeconds, long expirySeconds) implements TokenReading {
        boolean isInForce(long nowSeconds) {
            return nowSeconds <= expirySeconds + TokenCheck.SKEW_SECONDS
                    && nowSeconds >= notBeforeSeconds - TokenCheck.SKEW_SECONDS;
        }
    }

    /** Not to be believed. */
    record Refused(String why) implements TokenReading {}
}
