package vrs.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import vrs.gateway.front.ScriptedService;
import vrs.gateway.front.TestGateway;
import vrs.gateway.health.Probe.Result;
import vrs.topology.Instance;

class HealthRoundsTest {
    private static final HealthRule RULE = new HealthRule(3, 2, 300, 30, 250);
    private static final List<Instance> TWO = TestGateway.instances("r1-az1/dash/main", 1, "r1-az1/drm/-", 2);

    private final HealthBoard board = new HealthBoard(RULE, (instance, up) -> {});
    private final AtomicLong nowNanos = new AtomicLong();
    private final List<Long> delaysMs = new ArrayList<>();
    /** Runs nothing; the delays that it was given are what counts here. */
    private final Timer timer = (delayMs, task) -> delaysMs.add(delayMs);

    private HealthRounds rounds(Map<Instance, Result> results) {
        return new HealthRounds(
                TWO.getFirst().az(),
                TWO,
                instance -> CompletableFuture.completedFuture(results.get(instance)),
                board,
                RULE,
                timer,
                nowNanos::get,
                () -> new Random(7));
    }

    @Test
    void refusedProbe_isDownAtOnce_missedOnesAfterThree() {
        HealthRounds rounds = rounds(Map.of(TWO.get(0), Result.REFUSED, TWO.get(1), Result.MISSED));

        rounds.askAndAgain(TWO.get(0));
        assertThat(board.isUp(TWO.get(0))).isFalse();
        assertThat(rounds.isWarm()).isFalse();

        rounds.askAndAgain(TWO.get(1));
        assertThat(rounds.isWarm()).as("warm without anybody being up").isTrue();
        rounds.askAndAgain(TWO.get(1));
        assertThat(board.isUp(TWO.get(1))).isTrue();
        rounds.askAndAgain(TWO.get(1));
        assertThat(board.isUp(TWO.get(1))).isFalse();
    }

    @Test
    void nextProbe_comesAfterTheLastEnded_withJitter() {
        CompletableFuture<Result> slow = new CompletableFuture<>();
        HealthRounds rounds = new HealthRounds(
                TWO.getFirst().az(), TWO, instance -> slow, board, RULE, timer, nowNanos::get, () -> new Random());
        rounds.askAndAgain(TWO.get(0));
        assertThat(delaysMs).isEmpty();

        nowNanos.addAndGet(250_000_000);
        slow.complete(Result.READY);
        assertThat(delaysMs.removeLast())
                .as("what the check took is off the pause")
                .isBetween(20L, 80L);
        nowNanos.set(0);
        for (int i = 0; i < 50; i++) {
            rounds.askAndAgain(TWO.get(0));
        }

        assertThat(delaysMs).hasSize(50).allMatch(ms -> ms >= 270 && ms <= 330);
        assertThat(delaysMs.stream().distinct().count()).as("jitter").isGreaterThan(5);
    }

    @Test
    void instanceOfAnotherAz_isCheckedFourTimesLessOften() {
        Instance far = TestGateway.instances("r1-az2/drm/-", 3).getFirst();
        HealthRounds rounds = new HealthRounds(
                "r1-az1",
                List.of(far),
                instance -> CompletableFuture.completedFuture(Result.READY),
                board,
                RULE,
                timer,
                nowNanos::get,
                () -> new Random(7));

        rounds.askAndAgain(far);

        assertThat(delaysMs).singleElement().satisfies(ms -> assertThat(ms).isBetween(4 * 270L, 4 * 330L));
    }

    @Test
    void httpProbe_tellsReadyMissedAndRefusedApart_overOneConnection() throws Exception {
        try (ScriptedService service = new ScriptedService(ScriptedService.answering("200 OK", "{}"));
                var executor = Executors.newVirtualThreadPerTaskExecutor();
                HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(1))
                        .executor(executor)
                        .build()) {
            HttpProbe probe = new HttpProbe(client, TestGateway.CREDENTIAL, 10_000);
            HttpProbe hasty = new HttpProbe(client, TestGateway.CREDENTIAL, 300);
            Instance up = TestGateway.instances("r1-az1/dash/main", service).getFirst();

            for (int i = 0; i < 5; i++) {
                assertThat(probe.ask(up).toCompletableFuture().get()).isEqualTo(Result.READY);
            }
            assertThat(service.connections.get()).isEqualTo(1);
            assertThat(service.received.getFirst().line()).startsWith("GET /internal/ready ");
            assertThat(service.received.getFirst().headers())
                    .containsEntry("vrs-internal", TestGateway.CREDENTIAL.value());

            service.script(ScriptedService.answering("503 No", "{}"));
            assertThat(probe.ask(up).toCompletableFuture().get()).isEqualTo(Result.NOT_READY);
            service.script(ScriptedService.answering("404 Not Found", "{}"));
            assertThat(probe.ask(up).toCompletableFuture().get()).isEqualTo(Result.MISSED);
            service.script((request, socket, out) -> ScriptedService.hang(socket));
            assertThat(hasty.ask(up).toCompletableFuture().get()).isEqualTo(Result.MISSED);
            service.script((request, socket, out) -> {
                out.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{".getBytes());
                ScriptedService.hang(socket);
            });
            assertThat(hasty.ask(up).toCompletableFuture().get())
                    .as("a body that never ends")
                    .isEqualTo(Result.MISSED);

            Instance nobody = TestGateway.instances("r1-az1/dash/main", TestGateway.freePort())
                    .getFirst();
            assertThat(probe.ask(nobody).toCompletableFuture().get()).isEqualTo(Result.REFUSED);
        }
    }
}
