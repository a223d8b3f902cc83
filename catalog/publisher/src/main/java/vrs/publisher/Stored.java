package vrs.publisher;

import java.util.Locale;
import vrs.catalog.FailureReason;
import vrs.catalog.Revision;
import vrs.catalog.StreamStore.WriteOutcome;

/** What a change came to in the store of one AZ. */
sealed interface Stored {
    /** It is durable there. */
    record Written() implements Stored {}

    /** The store holds a later change of the same video. */
    record Superseded(Revision held) implements Stored {}

    /** It did not get there; {@code reason} such as {@code connect-refused}. */
    record Lags(String reason) implements Stored {}

    static Stored of(WriteOutcome outcome) {
        return switch (outcome) {
            case WriteOutcome.Written() -> new Written();
            case WriteOutcome.Superseded(Revision held) -> new Superseded(held);
            case WriteOutcome.Failed(FailureReason reason) -> new Lags(name(reason));
        };
    }

    static String name(FailureReason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
