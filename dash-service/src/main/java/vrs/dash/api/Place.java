package vrs.dash.api;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import vrs.admission.Admission;
import vrs.admission.AdmissionController;
import vrs.admission.Permit;
import vrs.admission.Rejected;
import vrs.admission.TrafficClass;

/**
 * The place of one request among those in flight; it ends with the request. May be ended by another thread than the one
 * that answers.
 */
final class Place implements AutoCloseable {
    private static final String KEY = Place.class.getName();

    private final AdmissionController limit;
    private Permit permit;
    private Optional<TrafficClass> loweredTo = Optional.empty();
    private boolean isOver;

    Place(AdmissionController limit, Permit permit) {
        this.limit = limit;
        this.permit = permit;
    }

    void note(RoutingContext context) {
        context.put(KEY, this);
    }

    static Place of(RoutingContext context) {
        return context.get(KEY);
    }

    /** Gives the place back for one of a lower class, if there is one. */
    synchronized Admission lowerTo(TrafficClass lower) {
        permit.close();
        loweredTo = Optional.of(lower);
        Admission again = limit.enterAgain(lower);
        switch (again) {
            case Permit other -> permit = other;
            case Rejected _ -> {
                // There is none; what is left to do is to say so.
            }
        }
        if (isOver) {
            permit.close();
        }
        return again;
    }

    /** What the request counts as since it was found out not to be what it said. */
    synchronized Optional<TrafficClass> loweredTo() {
        return loweredTo;
    }

    @Override
    public synchronized void close() {
        isOver = true;
        permit.close();
    }
}
