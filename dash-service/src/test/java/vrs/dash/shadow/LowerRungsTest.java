package vrs.dash.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vrs.catalog.VideoRecord;
import vrs.dash.Calls;
import vrs.dash.ScriptedUpstream;
import vrs.dash.TestTicker;
import vrs.dash.Titles;
import vrs.dash.playback.CodecFamily;
import vrs.dash.playback.Device;
import vrs.dash.playback.DrmSystem;
import vrs.dash.playback.Entitlement.Entitled;
import vrs.dash.upstream.Attempt;
import vrs.dash.upstream.Connections;
import vrs.dash.upstream.Descent;
import vrs.failover.FailureReason;
import vrs.signing.InternalCredential;
import vrs.topology.Instance;
import vrs.topology.Role;

@Timeout(20)
class LowerRungsTest {
    private static final Duration LONG = Duration.ofSeconds(10);

    private final ScriptedUpstream upstream = new ScriptedUpstream(new TestTicker());
    private final List<String> heard = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final Connections connections = new Connections(LONG, Executors.newVirtualThreadPerTaskExecutor());
    private Duration patience = LONG;
    private HttpServer fallback;

    @BeforeEach
    void start() throws IOException {
        fallback = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        fallback.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        fallback.start();
    }

    @AfterEach
    void stop() {
        fallback.stop(0);
    }

    @Test
    void protectedTitleThatMayBeClear_triesBothRungs() {
        answering(200, "{\"vid\":\"film\",\"grade\":\"basic\",\"video\":[{}]}");

        rungs(1_000, false, Runnable::run).played(play(Titles.encrypted(Titles.MAY_BE_CLEAR)));

        assertThat(heard).containsExactly("CLEAR SAME", "BASIC SAME");
        assertThat(upstream.asked()).containsExactly("r1-az1-clear-1");
        assertThat(upstream.calls().getFirst().query().renditions())
                .allMatch(it -> it.keyId().isEmpty());
        assertThat(asked.getFirst())
                .startsWith("/dash?intent=play&format=json&vid=film&platform=web")
                .contains("codecs=avc1", "drm=clearkey", "bid=720")
                .endsWith("credential-of-this-test CN Bearer x");
    }

    @Test
    void rightsThatForbidIt_castNoShadow_andOpenTitlesNoneOfTheClearRung() {
        answering(200, "{\"vid\":\"film\",\"video\":[{}]}");
        LowerRungs rungs = rungs(1_000, false, Runnable::run);

        rungs.played(play(Titles.encrypted(Titles.FREE)));
        assertThat(heard).isEmpty();
        rungs.played(play(Titles.open()));
        assertThat(heard).containsExactly("BASIC SAME");
    }

    @Test
    void clearRung_tellsHowItWouldHaveEnded() {
        assertThat(clear(new Attempt.Withdrawn())).isEqualTo(ShadowOutcome.DIFFERS);
        assertThat(clear(new Attempt.Failed(FailureReason.BAD_BODY))).isEqualTo(ShadowOutcome.DIFFERS);
        assertThat(clear(ScriptedUpstream.TIMED_OUT)).isEqualTo(ShadowOutcome.FAILED);
        assertThat(clear(ScriptedUpstream.NOBODY)).isEqualTo(ShadowOutcome.FAILED);
        assertThat(new ClearRung(upstream, List.of(), patience).ask(play(Titles.open())))
                .isEqualTo(ShadowOutcome.FAILED);
    }

    @Test
    void basicRung_tellsHowItWouldHaveEnded() {
        assertThat(basic(200, "{\"vid\":\"other\",\"video\":[{}]}")).isEqualTo(ShadowOutcome.DIFFERS);
        assertThat(basic(200, "{\"vid\":\"film\",\"video\":[]}")).isEqualTo(ShadowOutcome.DIFFERS);
        assertThat(basic(200, "<html>")).isEqualTo(ShadowOutcome.DIFFERS);
        assertThat(basic(403, "{\"code\":\"drm-required\"}")).isEqualTo(ShadowOutcome.DIFFERS);
        assertThat(basic(503, "{}")).isEqualTo(ShadowOutcome.FAILED);
        fallback.stop(0);
        assertThat(rung().ask(play(Titles.open()))).isEqualTo(ShadowOutcome.FAILED);
    }

    @Test
    void basicRungThatHangs_isGivenUp() {
        CountDownLatch never = new CountDownLatch(1);
        fallback.createContext("/", exchange -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        patience = Duration.ofMillis(100);

        assertThat(rung().ask(play(Titles.open()))).isEqualTo(ShadowOutcome.FAILED);
        never.countDown();
    }

    @Test
    void rate_isDrawnForEachRung() {
        answering(200, "{}");
        rungs(0, false, Runnable::run).played(play(Titles.encrypted(Titles.MAY_BE_CLEAR)));
        assertThat(heard).isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void busyProcess_orTooManyAtOnce_skips() {
        List<Runnable> waiting = new ArrayList<>();
        rungs(1_000, true, Runnable::run).played(play(Titles.open()));
        assertThat(heard).containsExactly("BASIC SKIPPED");

        LowerRungs held = rungs(1_000, false, waiting::add);
        held.played(play(Titles.open()));
        held.played(play(Titles.open()));
        held.played(play(Titles.open()));
        assertThat(waiting).hasSize(2);
        assertThat(heard).containsExactly("BASIC SKIPPED", "BASIC SKIPPED");

        answering(200, "{\"vid\":\"film\",\"video\":[{}]}");
        waiting.forEach(Runnable::run);
        held.played(play(Titles.open()));
        assertThat(waiting).as("places come back").hasSize(3);
    }

    @Test
    void noThreadLeft_isSkipped_andReachesNobody() {
        rungs(1_000, false, _ -> {
                    throw new RejectedExecutionException();
                })
                .played(play(Titles.open()));

        assertThat(heard).containsExactly("BASIC SKIPPED");
    }

    private LowerRungs rungs(int perMille, boolean isBusy, Executor executor) {
        return new LowerRungs(
                new ClearRung(upstream, ScriptedUpstream.topology().instances(Role.CLEAR, "r1-az1"), patience),
                rung(),
                new ShadowConfig(perMille, 2),
                () -> isBusy,
                executor,
                _ -> 0,
                (rung, outcome) -> heard.add(rung + " " + outcome));
    }

    private ShadowOutcome clear(Attempt attempt) {
        upstream.when("clear", attempt);
        return new ClearRung(upstream, ScriptedUpstream.topology().instances(Role.CLEAR, "r1-az1"), patience)
                .ask(play(Titles.encrypted(Titles.MAY_BE_CLEAR)));
    }

    private ShadowOutcome basic(int status, String body) {
        answering(status, body);
        ShadowOutcome outcome = rung().ask(play(Titles.open()));
        fallback.removeContext("/");
        return outcome;
    }

    private BasicRung rung() {
        int port = fallback.getAddress().getPort();
        Instance instance =
                new Instance("r1-az1-fallback-1", Role.FALLBACK, "r1-az1", "-", "vm", "private", "127.0.0.1", port);
        return new BasicRung(
                connections, InternalCredential.of("credential-of-this-test"), List.of(instance), patience);
    }

    private void answering(int status, String body) {
        fallback.createContext("/", exchange -> answer(exchange, status, body));
    }

    private void answer(HttpExchange exchange, int status, String body) throws IOException {
        var headers = exchange.getRequestHeaders();
        asked.add(exchange.getRequestURI() + " " + headers.getFirst("VRS-Internal") + " "
                + headers.getFirst("VRS-Territory") + " " + headers.getFirst("Authorization"));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static ShadowedPlay play(VideoRecord title) {
        Entitled all = new Entitled(title.video(), title.audio(), List.of());
        return new ShadowedPlay(
                new Descent.Play(title, all, "hash", "CN", Titles.NOW.plusSeconds(7212)),
                new Device("web", Set.of(CodecFamily.of("avc1")), Set.of(DrmSystem.CLEARKEY), OptionalInt.of(720)),
                List.of("Bearer x"),
                Calls.allowed(LONG, new TestTicker()));
    }
}
