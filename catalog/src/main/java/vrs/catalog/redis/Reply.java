package vrs.catalog.redis;

import vrs.catalog.FailureReason;
import vrs.catalog.StoreUnavailable;

/** What a call to Redis came to. */
sealed interface Reply<T> {
    /** Redis answered this; null where it answered that there is nothing. */
    record Answered<T>(T value) implements Reply<T> {}

    /** It did not answer, or with an error. */
    record Failed<T>(FailureReason reason, Throwable cause) implements Reply<T> {
        static <T> Failed<T> of(Throwable cause) {
            return new Failed<>(RedisFailures.reason(cause), cause);
        }
    }

    /** For questions off the request path. */
    default T orThrow() throws StoreUnavailable {
        return switch (this) {
            case Answered<T>(T value) -> value;
            case Failed<T>(FailureReason reason, Throwable cause) -> throw new StoreUnavailable(reason, cause);
        };
    }
}
