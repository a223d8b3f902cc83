package vrs.prove.failover;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ViewerTest {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> licences = new CopyOnWriteArrayList<>();
    private HttpServer site;
    private boolean fails;
    private int licenceStatus = 200;

    @BeforeEach
    void open() throws IOException {
        site = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        site.createContext("/dash", exchange -> {
            String query = exchange.getRequestURI().getQuery();
            asked.add(query);
            boolean isFirst = query.endsWith("attempt=0");
            if (isFirst || fails) {
                exchange.getResponseHeaders().set("VRS-Retry", "base=\"" + origin() + "\"; after-ms=1; max=1");
                exchange.sendResponseHeaders(503, -1);
            } else {
                exchange.getResponseHeaders().set("VRS-Served", "az=r1-az2; grade=full; reason=none; drm-az=r1-az2");
                byte[] answer = ("{\"drm\":{\"licenceUrl\":\"" + origin()
                                + "/licence?token=t\",\"keyIds\":[\"a1c0de00000000000000000000001202\"]}}")
                        .getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            }
            exchange.close();
        });
        site.createContext("/licence", exchange -> {
            licences.add(exchange.getRequestURI().getQuery() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(licenceStatus, -1);
            exchange.close();
        });
        site.start();
    }

    @AfterEach
    void close() {
        site.stop(0);
    }

    @Test
    void failedPlay_isAskedOnceMore_whereTheServerSays() throws InterruptedException {
        Pressed pressed = press();

        assertThat(pressed.isExpected()).isTrue();
        assertThat(pressed.requests()).isEqualTo(2);
        assertThat(pressed.az()).isEqualTo("r1-az2");
        assertThat(asked).hasSize(2).last().asString().endsWith("retry=1&attempt=1");
    }

    @Test
    void playThatFailsAgain_isNotAskedAThirdTime() throws InterruptedException {
        fails = true;

        Pressed pressed = press();

        assertThat(pressed.isExpected()).isFalse();
        assertThat(pressed.status()).isEqualTo(503);
        assertThat(asked).hasSize(2);
    }

    @Test
    void nobodyThere_isAskedOnceMore_andIsNoAnswer() throws InterruptedException {
        site.stop(0);

        Pressed pressed = press();

        assertThat(pressed.requests()).isEqualTo(2);
        assertThat(pressed.status()).isZero();
        assertThat(asked).isEmpty();
    }

    @Test
    void licence_isAskedForTheKeysOfTheAnswer() throws InterruptedException {
        Pressed pressed = press(Title.LICENSED);

        assertThat(pressed.isExpected()).isTrue();
        assertThat(licences).containsExactly("token=t {\"type\":\"temporary\",\"kids\":[\"ocDeAAAAAAAAAAAAAAASAg\"]}");
    }

    @Test
    void licenceThatIsNotHad_isNoPlay() throws InterruptedException {
        licenceStatus = 503;

        Pressed pressed = press(Title.LICENSED);

        assertThat(pressed.isExpected()).isFalse();
        assertThat(pressed.status()).isEqualTo(503);
    }

    private Pressed press() throws InterruptedException {
        return press(Title.PROTECTED_ONLY);
    }

    private Pressed press(Title title) throws InterruptedException {
        try (Viewer viewer = new Viewer(() -> 0)) {
            return viewer.press(origin(), title, 0, 0);
        }
    }

    private String origin() {
        return "http://127.0.0.1:" + site.getAddress().getPort();
    }
}
