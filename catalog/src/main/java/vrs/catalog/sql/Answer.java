package vrs.catalog.sql;

import vrs.catalog.FailureReason;

/** What a call to the database came to. */
sealed interface Answer<T> {
    /** It answered. */
    record Value<T>(T value) implements Answer<T> {}

    /** It did not. */
    record Failed<T>(FailureReason reason, Throwable cause) implements Answer<T> {}
}
