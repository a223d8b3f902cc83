package vrs.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.http.HttpClosedException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import vrs.admission.AdmissionController;
import vrs.control.CloudSwitch;

/** In which words a caller is refused, whatever went wrong. */
class RefusalTest {
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Failures failures = new Failures(
            new DoorConfig(
                    "drm",
                    "r1-az1",
                    "r1-az1-drm-1",
                    Set.of("/licence"),
                    List.of(),
                    () -> true,
                    () -> CloudSwitch.AUTO,
                    new AdmissionController(OptionalInt::empty)),
            metrics);

    @Test
    void refusal_ofTheCaller_isDenied() {
        Response response = Problem.WITHDRAWN.response();

        assertThat(response.getStatus()).isEqualTo(410);
        assertThat(response.getHeaderString("Content-Type")).isEqualTo("application/problem+json");
        assertThat(response.getHeaderString("VRS-Outcome")).isEqualTo("denied");
        assertThat(response.getHeaderString("Retry-After")).isNull();
        assertThat(response.getEntity())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Withdrawn\",\"status\":410,"
                        + "\"detail\":\"this video was taken down\",\"code\":\"withdrawn\"}");
    }

    @Test
    void refusal_withMoreToSay_keepsItsCode() {
        assertThat(Problem.BAD_REQUEST.saying("\"kids\" is missing").response().getEntity())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Bad request\",\"status\":400,"
                        + "\"detail\":\"\\\"kids\\\" is missing\",\"code\":\"bad-request\"}");
    }

    @Test
    void errorOfOurOwn_isFailed_andShowsNothingOfItself() {
        Response response = failures.toResponse(new IllegalStateException("key of the vault"));

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeaderString("VRS-Outcome")).isEqualTo("failed");
        assertThat(response.getHeaderString("Retry-After")).isEqualTo("1");
        assertThat(response.getEntity().toString()).contains("\"unavailable\"").doesNotContain("vault");
    }

    @Test
    void callerThatLeft_isCounted_andNoErrorOfOurs() {
        List<LogRecord> said = new ArrayList<>();
        Logger log = Logger.getLogger("vrs.drm.failure");
        Handler ear = new Ear(said);
        log.addHandler(ear);
        try {
            failures.toResponse(new HttpClosedException("Connection was closed"));
            failures.toResponse(new IOException("reset", new ClosedChannelException()));
            assertThat(said).isEmpty();
            assertThat(metrics.counter("vrs.door.callers.gone").count()).isEqualTo(2);

            assertThat(failures.toResponse(new IOException("disk")).getStatus()).isEqualTo(503);
            assertThat(said).extracting(LogRecord::getLevel).hasSize(1).allMatch(level -> level.intValue() >= 1_000);
            assertThat(metrics.counter("vrs.door.callers.gone").count()).isEqualTo(2);
        } finally {
            log.removeHandler(ear);
        }
    }

    @Test
    void whatNoResourceAnswered_isRefusedInTheSameWords() {
        assertThat(failures.toResponse(new NotFoundException()).getEntity())
                .isEqualTo(Problem.NOT_FOUND.response().getEntity());
        assertThat(failures.toResponse(new NotAuthorizedException("Basic")).getEntity())
                .isEqualTo(Problem.BAD_REQUEST.response().getEntity());
        Response method = failures.toResponse(new NotAllowedException("GET"));
        assertThat(method.getStatus()).isEqualTo(405);
        assertThat(method.getHeaderString("Allow")).isEqualTo("POST, OPTIONS");
    }

    @Test
    void body_ofAnotherShape_isNoRequest() {
        RawBody bodies = new RawBody(new ObjectMapper());

        assertThat(bodies.read("{\"vid\":\"film\"}".getBytes(), Asked.class)).contains(new Asked("film"));
        for (String body : List.of("", "{", "null", "[]", "{\"vid\":{}}")) {
            assertThat(bodies.read(body.getBytes(), Asked.class)).as(body).isEmpty();
        }
    }

    /** Keeps what is logged. */
    private static final class Ear extends Handler {
        private final List<LogRecord> said;

        Ear(List<LogRecord> said) {
            this.said = said;
        }

        @Override
        public void publish(LogRecord said) {
            this.said.add(said);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private record Asked(String vid) {}
}
