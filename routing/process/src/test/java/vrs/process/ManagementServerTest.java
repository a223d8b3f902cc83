package vrs.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManagementServerTest {
    private final AtomicBoolean ready = new AtomicBoolean();
    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final HttpClient client = HttpClient.newHttpClient();
    private int port;
    private ManagementServer server;

    @BeforeEach
    void start() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        server = ManagementServer.start(port, ready::get, metrics);
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    private HttpResponse<String> ask(String method, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .method(method, BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void live_isUpAsSoonAsItAnswers() throws Exception {
        HttpResponse<String> answer = ask("GET", "/health/live");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void ready_isAskedEachTime() throws Exception {
        assertThat(ask("GET", "/health/ready").statusCode()).isEqualTo(503);
        assertThat(ask("GET", "/health/ready").body()).isEqualTo("{\"status\":\"DOWN\"}");

        ready.set(true);

        assertThat(ask("GET", "/health/ready").statusCode()).isEqualTo(200);
        assertThat(ask("GET", "/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void metrics_areThoseOfTheRegistry() throws Exception {
        metrics.counter("vrs.sample", "az", "r1-az1").increment();

        HttpResponse<String> answer = ask("GET", "/metrics");

        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        assertThat(answer.body()).contains("vrs_sample_total{az=\"r1-az1\"} 1.0");
    }

    @Test
    void head_hasNoBody() throws Exception {
        HttpResponse<String> answer = ask("HEAD", "/health/live");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void otherPaths_areNotFound() throws Exception {
        assertThat(ask("GET", "/").statusCode()).isEqualTo(404);
    }

    @Test
    void takenPort_isSaid() {
        assertThatThrownBy(() -> ManagementServer.start(port, ready::get, metrics))
                .isInstanceOf(BindException.class);
    }

    @Test
    void closed_itAnswersNoMore() {
        server.close();

        assertThatThrownBy(() -> ask("GET", "/health/live")).isInstanceOf(IOException.class);
    }
}
