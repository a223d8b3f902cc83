package vrs.loadtest.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoop;
import io.netty.channel.nio.NioEventLoopGroup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vrs.loadtest.measure.Grade;
import vrs.loadtest.measure.Outcome;
import vrs.loadtest.plan.Intent;
import vrs.loadtest.plan.PlannedRequest;

@Timeout(30)
class WireTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Outcome FULL = new Outcome.Answered(Grade.FULL);

    private NioEventLoopGroup loops;
    private EventLoop loop;
    private ScriptedServer server;

    @BeforeEach
    void start() throws IOException {
        loops = new NioEventLoopGroup(1);
        loop = loops.next();
        server = new ScriptedServer();
    }

    @AfterEach
    void end() throws IOException {
        server.close();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @Test
    void request_carriesTokenAndHost_andItsAnswerIsRead() {
        Wire wire = wire(LONG, 4, 10, server.target());

        assertThat(send(wire, "film", Optional.of("jwt")).join()).isEqualTo(FULL);
        assertThat(send(wire, "vip", Optional.empty()).join()).isEqualTo(new Outcome.Refused(403, "vip-required"));
        assertThat(server.heads().get(0).toLowerCase(Locale.ROOT))
                .startsWith("get /dash?vid=film http/1.1\n")
                .contains("authorization: bearer jwt\n")
                .contains("host: 127.0.0.1:" + server.target().port() + "\n");
        assertThat(server.heads().get(1)).doesNotContainIgnoringCase("authorization");
    }

    @Test
    void connection_isKept_untilTheServerEndsIt() {
        Wire wire = wire(LONG, 4, 10, server.target());
        for (int i = 0; i < 5; i++) {
            assertThat(send(wire, "film").join()).isEqualTo(FULL);
        }
        assertThat(server.connections()).isEqualTo(1);

        assertThat(send(wire, "last").join()).isEqualTo(new Outcome.Answered(Grade.CLEAR));
        assertThat(send(wire, "film").join()).isEqualTo(FULL);
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void moreThanTheConnectionsHold_waitInTurn_andBeyondThatAreNotSent() {
        Wire wire = wire(LONG, 2, 3, server.target());
        List<CompletableFuture<Outcome>> sent =
                Stream.generate(() -> send(wire, "wait")).limit(6).toList();

        assertThat(sent.get(5).join()).isEqualTo(Outcome.Unanswered.NOT_SENT);
        server.openGate();

        assertThat(sent.subList(0, 5)).allMatch(outcome -> outcome.join().equals(FULL));
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void noAnswer_timesOut_andFreesItsConnection() {
        Wire wire = wire(LONG, 1, 10, server.target());

        assertThat(sendWithTimeLeft(wire, "wait", Duration.ofMillis(100)).join())
                .isEqualTo(Outcome.Unanswered.TIMED_OUT);
        assertThat(send(wire, "film").join()).isEqualTo(FULL);
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void timeSpentWaitingForAConnection_countsToo() {
        Wire wire = wire(LONG, 1, 10, server.target());
        CompletableFuture<Outcome> hung = send(wire, "wait");

        assertThat(sendWithTimeLeft(wire, "film", Duration.ofMillis(100)).join())
                .isEqualTo(Outcome.Unanswered.TIMED_OUT);
        server.openGate();
        assertThat(hung.join()).isEqualTo(FULL);
    }

    @Test
    void requestWhoseTimeIsOverAlready_timesOut() {
        Wire wire = wire(LONG, 1, 10, server.target());

        assertThat(sendWithTimeLeft(wire, "wait", Duration.ZERO).join()).isEqualTo(Outcome.Unanswered.TIMED_OUT);
    }

    @Test
    void brokenAnswers_areToldApart() throws IOException {
        Wire wire = wire(LONG, 1, 10, server.target());

        assertThat(send(wire, "cut").join()).isEqualTo(Outcome.Unanswered.CUT_OFF);
        assertThat(send(wire, "noise").join()).isEqualTo(new Outcome.Unsound(0));
        assertThat(send(wire, "big").join()).isEqualTo(new Outcome.Unsound(0));
        assertThat(send(wire, "film").join()).isEqualTo(FULL);
    }

    @Test
    void targetThatIsNotThere_isNotConnected_alsoForThoseWhoWait() throws IOException {
        Target gone;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            gone = new Target("127.0.0.1", socket.getLocalPort());
        }
        Wire wire = wire(LONG, 1, 10, gone);
        List<CompletableFuture<Outcome>> sent = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            sent.add(send(wire, "film"));
        }

        assertThat(sent).allMatch(outcome -> outcome.join().equals(Outcome.Unanswered.NOT_CONNECTED));
    }

    @Test
    void targets_takeTurns() throws IOException {
        try (ScriptedServer other = new ScriptedServer()) {
            Wire wire = wire(LONG, 4, 10, server.target(), other.target());
            for (int i = 0; i < 6; i++) {
                assertThat(send(wire, "film").join()).isEqualTo(FULL);
            }

            assertThat(server.heads()).hasSize(3);
            assertThat(other.heads()).hasSize(3);
        }
    }

    private Wire wire(Duration timeout, int connectionsMax, int waitingMax, Target... targets) {
        return new Wire(
                new WireConfig(List.of(targets), timeout, connectionsMax, waitingMax, LONG, 1_000),
                loop,
                System::nanoTime);
    }

    private CompletableFuture<Outcome> send(Wire wire, String vid) {
        return send(wire, vid, Optional.empty());
    }

    private CompletableFuture<Outcome> sendWithTimeLeft(Wire wire, String vid, Duration left) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        loop.execute(() -> {
            long intended = System.nanoTime() - LONG.minus(left).toNanos();
            wire.send(request(vid, Optional.empty()), intended, outcome::complete);
        });
        return outcome;
    }

    private CompletableFuture<Outcome> send(Wire wire, String vid, Optional<String> token) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        loop.execute(() -> wire.send(request(vid, token), System.nanoTime(), outcome::complete));
        return outcome;
    }

    private static PlannedRequest request(String vid, Optional<String> token) {
        return new PlannedRequest(Intent.PLAY, "/dash?vid=" + vid, token);
    }
}
