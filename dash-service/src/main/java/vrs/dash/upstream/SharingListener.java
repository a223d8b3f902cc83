package vrs.dash.upstream;

import java.util.Locale;

/** Is told where answers of clear-stream-service come from; must not block. */
@FunctionalInterface
public interface SharingListener {
    void shared(Sharing sharing);

    /** How a question was answered. */
    enum Sharing {
        /** The service was asked. */
        ASKED,
        /** By what is kept. */
        KEPT,
        /** By what is kept, past its time, because the service is not to be had. */
        STALE;

        /** The name in metrics. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
