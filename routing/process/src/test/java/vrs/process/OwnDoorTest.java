package vrs.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vrs.process.OwnDoor.Step;

class OwnDoorTest {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicLong nanos = new AtomicLong();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst(OwnDoor.HEADER) + " "
                    + exchange.getRequestHeaders().getFirst("Key"));
            nanos.addAndGet(Duration.ofMillis(10).toNanos());
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void steps_areTakenInTurn_markedAndWithTheCredential() {
        assertThat(door().rehearse(2, Duration.ofHours(1), new Step("/a", "{}"), Step.get("/b")))
                .isEqualTo(4);
        assertThat(asked).containsExactly("POST /a 1 k", "GET /b 1 k", "POST /a 1 k", "GET /b 1 k");
    }

    @Test
    void rounds_endWithTheTime_butNotBeforeTheFifth() {
        assertThat(door().rehearse(1_000, Duration.ofMillis(200), Step.get("/")))
                .isEqualTo(20);
        assertThat(door().rehearse(1_000, Duration.ofMillis(1), Step.get("/"))).isEqualTo(5);
    }

    @Test
    void nobodyListens_endsTheRehearsal() {
        OwnDoor door = door();
        server.stop(0);
        assertThat(door.rehearse(1_000, Duration.ofHours(1), Step.get("/"))).isZero();
    }

    @Test
    void stepThatCannotBeAsked_endsTheRehearsal() {
        assertThat(door().rehearse(2, Duration.ofHours(1), Step.get("/"), Step.get("/ {")))
                .isEqualTo(1);
    }

    @Test
    void portNotKnown_endsTheRehearsal() {
        OwnDoor door = new OwnDoor(-1, Map.of("Key", "k"), nanos::get);

        assertThat(door.rehearse(2, Duration.ofHours(1), Step.get("/"))).isZero();
    }

    @Test
    void portThatWasAskedFor_isKnownBeforeTheServerNotesIt() {
        assertThat(OwnDoor.port(8080, () -> -1)).isEqualTo(8080);
        assertThat(OwnDoor.port(0, () -> 40_000)).isEqualTo(40_000);
        assertThat(OwnDoor.port(-1, () -> 40_000)).isEqualTo(40_000);
    }

    private OwnDoor door() {
        return new OwnDoor(server.getAddress().getPort(), Map.of("Key", "k"), nanos::get);
    }
}
