package vrs.door;

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
import vrs.process.OwnDoor;
import vrs.process.ReadyState;
import vrs.signing.InternalCredential;

/** Takes the steps of the rehearsal some times as soon as its port is open, and says ready then. */
@Singleton
final class WarmUp {
    private static final Logger LOG = Logger.getLogger(WarmUp.class);
    private static final int ROUNDS_MAX = 100;
    private static final Duration LONGEST = Duration.ofMillis(700);

    private final DoorConfig config;
    private final HttpServer server;
    private final InternalCredential credential;
    private final LongSupplier nanoTicker;
    private final ReadyState state;

    WarmUp(
            DoorConfig config,
            HttpServer server,
            InternalCredential credential,
            LongSupplier nanoTicker,
            ReadyState state) {
        this.config = config;
        this.server = server;
        this.credential = credential;
        this.nanoTicker = nanoTicker;
        this.state = state;
    }

    void opened(@ObservesAsync HttpServerStart event) {
        int port = OwnDoor.port(event.options().getPort(), server::getPort);
        int answered = new OwnDoor(port, Map.of(InternalCredential.HEADER, credential.value()), nanoTicker)
                .rehearse(ROUNDS_MAX, LONGEST, config.rehearsal().toArray(OwnDoor.Step[]::new));
        state.ready();
        LOG.infof("event=warm rehearsed=%d", answered);
    }

    /** Told to stop: callers see it while they are still answered. */
    void drain(@Observes ShutdownDelayInitiatedEvent event) {
        state.draining();
        LOG.info("event=draining");
    }

    void stop(@Observes ShutdownEvent event) {
        state.draining();
    }
}
