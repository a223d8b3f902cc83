package vrs.drm.api;

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

/** Asks itself for addresses, and in vain for a licence, some times as soon as its port is open, and says ready then. */
@Singleton
final class WarmUp {
    private static final Logger LOG = Logger.getLogger(WarmUp.class);
    private static final int ROUNDS_MAX = 100;
    private static final Duration LONGEST = Duration.ofMillis(700);
    private static final String KEY_ID = "00000000000000000000000000000001";
    private static final String STREAMS = """
            {"vid":"rehearsal","renditions":[{"id":"v240","keyId":"%1$s"},{"id":"a-en","keyId":"%1$s"}],\
            "subtitles":["en"],"expiresAt":"2100-01-01T00:00:00Z","subjectHash":"rehearsal","territory":"ZZ"}""".formatted(KEY_ID);
    private static final String LICENCE = """
            {"kids":["AAAAAAAAAAAAAAAAAAAAAQ"],"type":"temporary"}""";

    private final HttpServer server;
    private final InternalCredential credential;
    private final LongSupplier nanoTicker;
    private final ReadyState state;

    WarmUp(HttpServer server, InternalCredential credential, LongSupplier nanoTicker, ReadyState state) {
        this.server = server;
        this.credential = credential;
        this.nanoTicker = nanoTicker;
        this.state = state;
    }

    void opened(@ObservesAsync HttpServerStart event) {
        int answered = new OwnDoor(server.getPort(), Map.of(InternalCredential.HEADER, credential.value()), nanoTicker)
                .rehearse(
                        ROUNDS_MAX,
                        LONGEST,
                        new OwnDoor.Step("/drm/streams", STREAMS),
                        new OwnDoor.Step("/licence?token=rehearsal", LICENCE));
        state.ready();
        LOG.infof("event=warm rehearsed=%d", answered);
    }

    void stop(@Observes ShutdownEvent event) {
        state.draining();
    }
}
