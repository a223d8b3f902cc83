package vrs.dash.api;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Runs the rehearsal beside the start, and says ready when it is over. It asks for the request path so that this is there
 * with the deny list read before the first request, and not made by it.
 */
@Singleton
final class WarmUp {
    private final Rehearsal rehearsal;
    private final Threads threads;
    private final ReadyState state;

    WarmUp(RequestPath path, Plays plays, Rehearsal rehearsal, Threads threads, ReadyState state) {
        this.rehearsal = rehearsal;
        this.threads = threads;
        this.state = state;
    }

    void start(@Observes StartupEvent event) {
        threads.calls().execute(() -> {
            rehearsal.run();
            state.ready();
        });
    }

    void stop(@Observes ShutdownEvent event) {
        state.draining();
    }
}
