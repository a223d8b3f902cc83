package vrs.gateway.retry;

import java.util.Locale;

/** Whether a client is asked to repeat its request elsewhere. */
public sealed interface RetryDecision {
    /** It is, there and then. */
    record Ask(RetryOffer offer) implements RetryDecision {}

    /** It is not. */
    record GiveUp(Why why) implements RetryDecision {}

    /** Why not. */
    enum Why {
        /** Only plays are repeated. */
        NOT_A_PLAY,
        /** It was asked before. */
        REPEATED,
        /** The client did not say that it follows a retry. */
        NOT_HONOURED,
        /** Operators do not want it for such a failure. */
        NO_RULE,
        /** dash-service has asked the other AZs for that already: one owner per retry. */
        TRIED_BELOW,
        /** No retry name leads to another AZ that is up, active and has room. */
        NO_ROOM,
        /** Too many were asked in this second. */
        NO_BUDGET;

        /** The name in metrics. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
