package vrs.publisher;

/** What a change came to in the store of one AZ. */
sealed interface Stored {
    /** It is durable there. */
    record Written() implements Stored {}

    /** It did not get there; {@code reason} such as {@code connect-refused}. */
    record Lags(String reason) implements Stored {}
}
