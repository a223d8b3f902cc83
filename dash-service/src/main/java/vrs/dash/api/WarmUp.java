package vrs.dash.api;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import vrs.dash.stream.StreamSource;
import vrs.process.OwnDoor;
import vrs.process.ReadyState;
import vrs.signing.InternalCredential;

/**
 * Runs the rehearsal as soon as the port is open, then goes through that port itself, and says ready when this is over. It
 * asks for the request path so that this is there with the deny list read before the first request, and not made by it.
 */
@Singleton
final class WarmUp {
    private static final Logger LOG = Logger.getLogger(WarmUp.class);
    private static final int ROUNDS_MAX = 50;
    private static final Duration LONGEST = Duration.ofMillis(500);

    /** With every store dead it is ready all the same. */
    private static final Duration CATCH_UP_MAX = Duration.ofSeconds(1);

    private final StreamSource streams;
    private final Rehearsal rehearsal;
    private final HttpServer server;
    private final InternalCredential credential;
    private final LongSupplier nanoTicker;
    private final ReadyState state;

    WarmUp(
            RequestPath path,
            Plays plays,
            StreamSource streams,
            Rehearsal rehearsal,
            HttpServer server,
            InternalCredential credential,
            LongSupplier nanoTicker,
            ReadyState state) {
        this.streams = streams;
        this.rehearsal = rehearsal;
        this.server = server;
        this.credential = credential;
        this.nanoTicker = nanoTicker;
        this.state = state;
    }

    void opened(@ObservesAsync HttpServerStart event) throws InterruptedException {
        int answered = 0;
        boolean caughtUp = false;
        try {
            rehearsal.run();
            caughtUp = streams.stack().awaitCaughtUp(CATCH_UP_MAX);
            // Without a vid it is refused before it asks anybody.
            int port = OwnDoor.port(event.options().getPort(), server::getPort);
            answered = new OwnDoor(port, Map.of(InternalCredential.HEADER, credential.value()), nanoTicker)
                    .rehearse(ROUNDS_MAX, LONGEST, OwnDoor.Step.get("/dash?intent=play"));
        } catch (RuntimeException e) {
            // Cold is slow, not wrong.
            LOG.warnf("event=rehearsal-failed cause=%s", e);
        }
        state.ready();
        LOG.infof("event=warm rehearsed=%d caughtUp=%s", answered, caughtUp);
    }

    /** Told to end: it says so, and goes on answering for a moment, until nobody sends anything more. */
    void leave(@Observes ShutdownDelayInitiatedEvent event) {
        state.draining();
        LOG.info("event=draining");
    }

    void stop(@Observes ShutdownEvent event) {
        state.draining();
    }
}
