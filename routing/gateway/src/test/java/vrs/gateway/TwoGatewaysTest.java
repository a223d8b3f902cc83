package vrs.gateway;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vrs.control.ControlState;
import vrs.gateway.front.RawClient;
import vrs.gateway.front.ScriptedService;
import vrs.gateway.front.TestGateway;
import vrs.process.EventLog;
import vrs.process.Settings;
import vrs.territory.TerritoryTable;
import vrs.topology.Az;
import vrs.topology.Instance;
import vrs.topology.Role;
import vrs.topology.Topology;

/** Two whole gateways that tell each other their load and hand each other requests. */
class TwoGatewaysTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    private Path home;

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private volatile ControlState control = ControlState.atRest("r1-az1");

    private GatewayConfig config(String az) throws IOException {
        Map<String, String> settings = Map.of(
                "vrs.az",
                az,
                "vrs.instance",
                az + "-gateway-1",
                "vrs.home",
                home.toString(),
                "vrs.topology",
                home.resolve("topology").toString(),
                "vrs.port",
                Integer.toString(TestGateway.freePort()),
                "vrs.internal.port",
                Integer.toString(TestGateway.freePort()),
                "vrs.management.port",
                Integer.toString(TestGateway.freePort()));
        return GatewayConfig.read(new Settings(settings::get));
    }

    private Instance entry(GatewayConfig of) {
        return new Instance(
                of.instance(), Role.GATEWAY, of.az(), "-", "vm", "private", "127.0.0.1", of.port(), of.internalPort());
    }

    private Gateway start(GatewayConfig config, List<Instance> instances, PrometheusMeterRegistry registry)
            throws IOException {
        Path territories = Files.writeString(home.resolve("territories-" + config.az()), "127.0.0.0/16 CN\n");
        return new Gateway(
                config,
                new Gateway.World(
                        new Topology(
                                List.of(new Az("r1-az1", "r1"), new Az("r1-az2", "r1")),
                                instances,
                                TestGateway.NAMES,
                                List.of()),
                        TerritoryTable.read(territories),
                        TestGateway.CREDENTIAL,
                        () -> control,
                        registry,
                        new EventLog(
                                new PrintStream(log, true, StandardCharsets.UTF_8), Clock.systemUTC(), config.az()),
                        System::nanoTime,
                        ThreadLocalRandom::current));
    }

    private static ScriptedService.Script dash(String load) {
        return (request, socket, out) -> {
            boolean probe = request.line().contains("/internal/load");
            ScriptedService.write(
                    out, "200 OK", probe ? "vrs-load 1\nplay " + load + "\n" : "az2", "VRS-Outcome: answered");
        };
    }

    @Test
    void playOfAnAzWithoutDash_isAnsweredByTheOther_whileThatHasRoom() throws IOException {
        GatewayConfig first = config("r1-az1");
        GatewayConfig second = config("r1-az2");
        try (ScriptedService dash = new ScriptedService(dash("0 10"));
                ScriptedService fallback = new ScriptedService(ScriptedService.answering("200 OK", "basic"))) {
            List<Instance> instances =
                    new ArrayList<>(TestGateway.instances("r1-az2/dash/main", dash, "r1-az1/fallback/-", fallback));
            instances.add(entry(first));
            instances.add(entry(second));
            Gateway other = start(second, instances, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
            try (Gateway gateway = start(first, instances, metrics);
                    RawClient client = new RawClient(first.port())) {
                await().atMost(LONG).until(gateway::isReady);
                await().atMost(LONG)
                        .untilAsserted(() ->
                                assertThat(client.get("/dash?vid=x").body()).isEqualTo("az2"));
                assertThat(log.toString(StandardCharsets.UTF_8)).contains("event=load of=r1-az2-gateway-1 state=told");
                assertThat(metrics.scrape())
                        .contains("vrs_gateway_neighbour_headroom{az=\"r1-az2\",class=\"play\"} 1.0")
                        .contains("vrs_gateway_spills_total{outcome=\"answered\",to=\"r1-az2\"}");

                dash.script(dash("9 10"));
                await().atMost(LONG)
                        .untilAsserted(() ->
                                assertThat(client.get("/dash?vid=x").body()).isEqualTo("basic"));

                dash.script(dash("9 off"));
                await().atMost(LONG)
                        .untilAsserted(() ->
                                assertThat(client.get("/dash?vid=x").body()).isEqualTo("az2"));

                control = control.with(Map.of("az.r1-az2", "drained"), "test", 1);
                assertThat(client.get("/dash?vid=x").body()).isEqualTo("basic");
                control = control.with(Map.of("az.r1-az2", "active"), "test", 1);

                other.close();
                await().atMost(LONG).untilAsserted(() -> assertThat(log.toString(StandardCharsets.UTF_8))
                        .contains("event=load of=r1-az2-gateway-1 state=silent"));
                assertThat(client.get("/dash?vid=x").body()).isEqualTo("basic");
            } finally {
                other.close();
            }
        }
    }
}
