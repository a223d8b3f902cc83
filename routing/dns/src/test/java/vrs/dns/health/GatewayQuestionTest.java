package vrs.dns.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vrs.dns.policy.GatewayAnswer;
import vrs.signing.InternalCredential;
import vrs.topology.Instance;
import vrs.topology.Role;

class GatewayQuestionTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final InternalCredential CREDENTIAL = InternalCredential.of("credential-of-the-tests");
    /** Long enough for a busy machine; what hangs is asked with a short one. */
    private static final long PATIENT_MS = 10_000;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
        client.shutdownNow();
    }

    private int serving(int status) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(LOOPBACK, 0), 0);
        server.createContext("/", exchange -> {
            synchronized (asked) {
                asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                        + exchange.getRequestHeaders().getFirst(InternalCredential.HEADER));
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        open.add(() -> server.stop(0));
        return server.getAddress().getPort();
    }

    /** The system accepts and nobody answers, as of a process that is stopped, or behind a cut. */
    private int hanging() throws IOException {
        ServerSocket socket = new ServerSocket(0, 50, LOOPBACK);
        open.add(socket);
        return socket.getLocalPort();
    }

    private int refusing() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, LOOPBACK)) {
            return socket.getLocalPort();
        }
    }

    private GatewayAnswer ask(int publicPort, int internalPort, long timeoutMs) throws Exception {
        Instance gateway = new Instance(
                "r1-az1-gateway-1",
                Role.GATEWAY,
                "r1-az1",
                "-",
                "vm",
                "private",
                "127.0.0.1",
                publicPort,
                internalPort);
        try {
            return new GatewayQuestion(client, CREDENTIAL, timeoutMs)
                    .ask(gateway)
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("it must not fail", e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        // public port | internal port | what that means
        "204,200,READY",
        "404,200,READY",
        "204,503,NOT_READY",
        "204,404,SILENT",
        "204,500,SILENT",
        "503,200,SILENT"
    })
    void answers_meanThat(int outside, int inside, GatewayAnswer meaning) throws Exception {
        assertThat(ask(serving(outside), serving(inside), PATIENT_MS)).isEqualTo(meaning);
    }

    @Test
    void onlyTheInternalPort_isShownTheCredential() throws Exception {
        ask(serving(204), serving(200), PATIENT_MS);

        assertThat(asked).containsExactlyInAnyOrder("OPTIONS /dash null", "GET /internal/ready " + CREDENTIAL.value());
    }

    @Test
    void gatewayThatIsNotThere_isSilent() throws Exception {
        assertThat(ask(refusing(), refusing(), PATIENT_MS)).isEqualTo(GatewayAnswer.SILENT);
        assertThat(ask(refusing(), serving(200), PATIENT_MS)).isEqualTo(GatewayAnswer.SILENT);
    }

    @Test
    void gatewayThatHangs_isSilentInTime() throws Exception {
        assertThat(ask(hanging(), hanging(), 100)).isEqualTo(GatewayAnswer.SILENT);
    }

    @Test
    void gatewayThatClientsDoNotReach_isSilent_howeverReady() throws Exception {
        int inside = serving(200);
        assertThat(ask(serving(204), inside, PATIENT_MS)).isEqualTo(GatewayAnswer.READY);

        assertThat(ask(hanging(), inside, Duration.ofSeconds(1).toMillis())).isEqualTo(GatewayAnswer.SILENT);
    }
}
