package vrs.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vrs.control.ControlState;
import vrs.gateway.front.RawClient;
import vrs.gateway.front.ScriptedService;
import vrs.gateway.front.TestGateway;
import vrs.process.BadSetting;
import vrs.process.EventLog;
import vrs.process.Settings;
import vrs.territory.TerritoryTable;
import vrs.topology.Az;
import vrs.topology.Instance;
import vrs.topology.Topology;

/** The whole gateway: settings, both ports, health with hysteresis, and its end. */
class GatewayTest {
    @TempDir
    private Path home;

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    private Map<String, String> settings() throws IOException {
        Map<String, String> settings = new HashMap<>();
        settings.put("vrs.az", "r1-az1");
        settings.put("vrs.instance", "r1-az1-gateway-1");
        settings.put("vrs.home", home.toString());
        settings.put("vrs.topology", home.resolve("topology").toString());
        settings.put("vrs.port", Integer.toString(TestGateway.freePort()));
        settings.put("vrs.internal.port", Integer.toString(TestGateway.freePort()));
        settings.put("vrs.management.port", Integer.toString(TestGateway.freePort()));
        return settings;
    }

    private Gateway start(GatewayConfig config, List<Instance> instances) throws IOException {
        Path territories = Files.writeString(home.resolve("territories"), "127.0.0.0/16 CN\n");
        return new Gateway(
                config,
                new Gateway.World(
                        new Topology(List.of(new Az("r1-az1", "r1")), instances, List.of(), List.of()),
                        TerritoryTable.read(territories),
                        TestGateway.CREDENTIAL,
                        () -> ControlState.atRest("r1-az1"),
                        metrics,
                        new EventLog(new PrintStream(log, true, StandardCharsets.UTF_8), Clock.systemUTC(), "gateway"),
                        System::nanoTime,
                        ThreadLocalRandom::current));
    }

    private String logged() {
        return log.toString(StandardCharsets.UTF_8);
    }

    @Test
    void instance_goesDownWhenItsProbesAreMissed_andComesBack() throws IOException {
        GatewayConfig config = GatewayConfig.read(new Settings(settings()::get));
        try (ScriptedService main = new ScriptedService(ScriptedService.answering("200 OK", "main"));
                ScriptedService fallback = new ScriptedService(ScriptedService.answering("200 OK", "basic"));
                Gateway gateway =
                        start(config, TestGateway.instances("r1-az1/dash/main", main, "r1-az1/fallback/-", fallback));
                RawClient client = new RawClient(config.port())) {
            await().until(gateway::isReady);
            assertThat(client.get("/dash?vid=x").body()).isEqualTo("main");

            main.script((request, socket, out) -> {
                boolean probe = request.line().contains("/internal/ready");
                ScriptedService.write(out, probe ? "503 No" : "200 OK", "main");
            });
            await().atMost(Duration.ofSeconds(8))
                    .untilAsserted(
                            () -> assertThat(client.get("/dash?vid=x").body()).isEqualTo("basic"));
            assertThat(logged()).contains("event=health of=r1-az1-dash-main-0 state=down");
            assertThat(gateway.isReady()).as("it speaks of itself only").isTrue();

            main.script(ScriptedService.answering("200 OK", "main"));
            await().atMost(Duration.ofSeconds(8))
                    .untilAsserted(
                            () -> assertThat(client.get("/dash?vid=x").body()).isEqualTo("main"));
            assertThat(metrics.scrape())
                    .contains("vrs_gateway_requests_total{class=\"play\",rung=\"fallback\",status=\"200\"}")
                    .contains("vrs_gateway_connections 1");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET|/internal/ready|credential-of-the-tests|200",
                "GET|/internal/ready|another-credential-here|404",
                "GET|/internal/ready||404",
                "POST|/internal/ready|credential-of-the-tests|404",
                "GET|/internal/other|credential-of-the-tests|404",
                "GET|/dash?vid=x|credential-of-the-tests|404",
                "GET|/dash?vid=x||404"
            })
    void internalPort_isForHoldersOfTheCredential(String method, String path, String credential, int status)
            throws IOException {
        GatewayConfig config = GatewayConfig.read(new Settings(settings()::get));
        try (ScriptedService main = new ScriptedService(ScriptedService.answering("200 OK", "main"));
                Gateway gateway = start(config, TestGateway.instances("r1-az1/dash/main", main))) {
            await().until(gateway::isReady);
            try (RawClient client = new RawClient(config.internalPort())) {
                String header = credential == null ? "X-None: 1" : "VRS-Internal: " + credential;
                for (int i = 0; i < 2; i++) {
                    client.send(RawClient.request(method, path, header));
                    RawClient.Answer answer = client.read();

                    assertThat(answer.status()).isEqualTo(status);
                    assertThat(answer.body()).contains(status == 200 ? "{\"status\":\"UP\"}" : "\"not-found\"");
                }
            }
        }
    }

    @Test
    void close_endsBothPorts() throws IOException {
        GatewayConfig config = GatewayConfig.read(new Settings(settings()::get));
        Gateway gateway = start(config, List.of());
        new RawClient(config.port()).close();

        gateway.close();

        assertThat(gateway.isReady()).isFalse();
        assertThatThrownBy(() -> new RawClient(config.port())).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> new RawClient(config.internalPort())).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "vrs.az,'',is missing",
        "vrs.port,0,is 0",
        "vrs.internal.port,x,not a whole number",
        "vrs.topology,' ',is missing",
        "vrs.gateway.loops,0,is 0",
        "vrs.gateway.connectionsMax,-5,is -5"
    })
    void badSetting_isNamed(String key, String value, String complaint) throws IOException {
        Map<String, String> settings = settings();
        settings.put(key, value);

        assertThatThrownBy(() -> GatewayConfig.read(new Settings(settings::get)))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining(key)
                .hasMessageContaining(complaint);
    }

    @Test
    void portsThatMeet_areRefused() throws IOException {
        Map<String, String> settings = settings();
        settings.put("vrs.internal.port", settings.get("vrs.port"));

        assertThatThrownBy(() -> GatewayConfig.read(new Settings(settings::get)))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("vrs.internal.port");
    }
}
