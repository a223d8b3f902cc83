package vrs.prove.stores;

/**
 * When what happened in a run, by the machine's monotonic clock in nanoseconds.
 *
 * @param normal the window that tells what is normal begins
 * @param fault it ends, and the store breaks
 * @param heal the fault ends: it is mended, or, with a return, what it lacked has been written again; or the window is over
 * @param end the run ends
 */
public record Moments(long normal, long fault, long heal, long end) {
    boolean isNormal(long nanos) {
        return nanos - normal >= 0 && fault - nanos > 0;
    }

    boolean isFault(long nanos) {
        return nanos - fault >= 0 && heal - nanos > 0;
    }

    boolean isMeasured(long nanos) {
        return nanos - normal >= 0 && end - nanos > 0;
    }

    double normalSeconds() {
        return (fault - normal) / 1e9;
    }

    double faultSeconds() {
        return (heal - fault) / 1e9;
    }
}
