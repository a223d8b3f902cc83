package vrs.admission;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One request's place. Whoever holds it closes it when the request is over, on every path; closing it again does
 * nothing. May be closed by another thread than the one that got it.
 */
public final class Permit implements Admission, AutoCloseable {
    private final AdmissionController from;
    private final TrafficClass trafficClass;
    private final AtomicBoolean closed = new AtomicBoolean();

    Permit(AdmissionController from, TrafficClass trafficClass) {
        this.from = from;
        this.trafficClass = trafficClass;
    }

    /** Who came in. */
    public TrafficClass trafficClass() {
        return trafficClass;
    }

    /** Gives the place back. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            from.leave(trafficClass);
        }
    }
}
