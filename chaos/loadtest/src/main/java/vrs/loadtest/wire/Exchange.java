package vrs.loadtest.wire;

import io.netty.util.concurrent.Future;
import java.util.function.Consumer;
import vrs.loadtest.measure.Outcome;
import vrs.loadtest.plan.PlannedRequest;

/** One request on its way, from hand-over to its one outcome. Belongs to the event loop. */
final class Exchange {
    private final PlannedRequest request;
    private final Consumer<Outcome> listener;
    private Future<?> timeout;
    private Runnable abort = () -> {};
    private boolean ended;

    Exchange(PlannedRequest request, Consumer<Outcome> listener) {
        this.request = request;
        this.listener = listener;
    }

    PlannedRequest request() {
        return request;
    }

    /** The alarm that is not needed once it has ended. */
    void timeout(Future<?> alarm) {
        timeout = alarm;
    }

    /** What frees the connection when it times out. */
    void onAbort(Runnable action) {
        abort = action;
    }

    boolean isEnded() {
        return ended;
    }

    /** Only the first end counts. */
    void end(Outcome outcome) {
        if (ended) {
            return;
        }
        ended = true;
        if (timeout != null) {
            timeout.cancel(false);
        }
        listener.accept(outcome);
    }

    void expire() {
        if (!ended) {
            end(Outcome.Unanswered.TIMED_OUT);
            abort.run();
        }
    }
}
