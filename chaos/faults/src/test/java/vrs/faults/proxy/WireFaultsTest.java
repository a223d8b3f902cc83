package vrs.faults.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vrs.faults.lease.Lease;
import vrs.faults.wire.Cut;
import vrs.faults.wire.Direction;
import vrs.faults.wire.Errors;
import vrs.faults.wire.Garbage;
import vrs.faults.wire.Hang;
import vrs.faults.wire.Jitter;
import vrs.faults.wire.Latency;
import vrs.faults.wire.Refuse;
import vrs.faults.wire.Reset;
import vrs.faults.wire.Sparing;

/** Each fault: the path carries traffic, then it does not or does so badly, then its lease is over and it does again. */
class WireFaultsTest {
    private static final byte[] PING = "*1 PING".getBytes(StandardCharsets.US_ASCII);

    private Bench bench;

    @BeforeEach
    void open() throws IOException {
        bench = new Bench();
    }

    @AfterEach
    void close() throws IOException {
        bench.close();
    }

    @Test
    void latency_delaysAnswersByItsTime_andEndsWithItsLease() throws IOException {
        try (Talk talk = bench.talk()) {
            assertSound(talk);
            bench.injectHttp(new Latency(Duration.ofMillis(200)));

            talk.send("/slow");
            await().until(() -> bench.timer.waitingMs().contains(200L));
            assertThat(bench.target.asked()).contains("/slow");
            bench.timer.advance(Duration.ofMillis(199));
            assertThat(bench.timer.waitingMs()).contains(1L);
            assertThat(talk.isSilent()).isTrue();
            bench.timer.advance(Duration.ofMillis(1));
            assertThat(talk.answer().status()).isEqualTo(200);

            bench.leaseEnds();
            assertSound(talk);
        }
    }

    @Test
    void jitter_drawsATimeForEachPiece_keepsTheirOrder_andEndsWithItsLease() throws IOException {
        try (Talk talk = bench.talk()) {
            assertSound(talk);
            bench.injectHttp(new Jitter(Duration.ofMillis(300)));

            bench.random.next(Duration.ofMillis(250).toNanos());
            talk.send("/first");
            await().until(() -> bench.timer.waitingMs().contains(250L));
            bench.random.next(Duration.ofMillis(70).toNanos());
            talk.send("/second");
            await().until(() -> bench.random.left().isEmpty());
            bench.timer.advance(Duration.ofMillis(249));
            assertThat(talk.isSilent()).as("the second must not overtake").isTrue();
            bench.timer.advance(Duration.ofMillis(1));

            assertThat(talk.answer().body()).contains("/first");
            assertThat(talk.answer().body()).contains("/second");
            bench.leaseEnds();
            assertSound(talk);
        }
    }

    @Test
    void reset_breaksOldConnectionsAtOnceAndNewOnesAtTheirFirstBytes_andEndsWithItsLease() throws IOException {
        try (Talk old = bench.talk()) {
            assertSound(old);
            bench.inject(new Reset());

            assertThatThrownBy(() -> old.read(1))
                    .as("a break, not a silence")
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(SocketTimeoutException.class);
            try (Talk next = bench.talk()) {
                assertThatThrownBy(() -> next.ask("/x"))
                        .as("a break, not a silence")
                        .isInstanceOf(IOException.class)
                        .isNotInstanceOf(SocketTimeoutException.class);
            }
            assertThat(bench.target.asked()).doesNotContain("/x");
        }
        bench.leaseEnds();
        assertSoundAnew();
    }

    @Test
    void hang_carriesNothing_andTheEndOfItsLeaseCarriesWhatWaited() throws IOException {
        try (Talk talk = bench.talk()) {
            assertSound(talk);
            bench.inject(new Hang());

            talk.send("/stuck");
            assertThat(talk.isSilent()).isTrue();
            assertThat(bench.target.asked()).doesNotContain("/stuck");

            bench.leaseEnds();
            assertThat(talk.answer().body()).contains("/stuck");
            assertSound(talk);
        }
    }

    @Test
    void hangThatSparesHealth_holdsWork_andAnswersWhoAsksForHealth() throws IOException {
        bench.injectHttp(new Sparing(new Hang()));
        try (Talk work = bench.talk();
                Talk health = bench.talk()) {
            work.send("/stuck");
            assertThat(health.ask("/internal/ready").status()).isEqualTo(200);
            assertThat(work.isSilent()).isTrue();
            assertThat(bench.target.asked()).containsExactly("/internal/ready");

            bench.leaseEnds();
            assertThat(work.answer().body()).contains("/stuck");
        }
    }

    @Test
    void errorsThatSpareHealth_failWorkOnly() throws IOException {
        bench.injectHttp(new Sparing(new Errors(100)));
        try (Talk work = bench.talk();
                Talk health = bench.talk()) {
            assertThat(health.ask("/internal/ready").status()).isEqualTo(200);
            assertThat(work.ask("/x").status()).isEqualTo(503);
        }
    }

    @Test
    void hang_doesNotKeepConnectionsOfThoseWhoHungUp() throws IOException {
        bench.inject(new Hang());
        try (Talk talk = bench.talk()) {
            talk.send("/stuck");
            await().until(() -> bench.open.get() == 1);
        }

        await().until(() -> bench.open.get() == 0);
    }

    @Test
    void refuse_breaksOldConnectionsAndRefusesNewOnes_andTheEndOfItsLeaseOpensThePortAgain() throws IOException {
        try (Talk old = bench.talk()) {
            assertSound(old);
            bench.inject(new Refuse());

            assertThatThrownBy(() -> old.read(1))
                    .as("a break, not a silence")
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(SocketTimeoutException.class);
            assertThatThrownBy(() -> bench.talk()).isInstanceOf(ConnectException.class);
        }
        bench.leaseEnds();
        assertSoundAnew();
    }

    @Test
    void errors_answerTheirShareOfRequestsWithoutTheTarget_andEndWithTheirLease() throws IOException {
        try (Talk talk = bench.talk()) {
            assertSound(talk);
            bench.injectHttp(new Errors(30));

            bench.random.next(30);
            assertThat(talk.ask("/spared").status()).isEqualTo(200);
            bench.random.next(29);
            Talk.Answer answer = talk.ask("/x");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.body()).isEqualTo("fault injected");
            assertThat(bench.target.asked()).contains("/spared").doesNotContain("/x");
        }
        await().untilAsserted(() -> assertThat(bench.open).hasValue(0));
        bench.leaseEnds();
        assertSoundAnew();
    }

    @Test
    void errors_onAPathThatIsNotHttp_areRefused() {
        assertThat(bench.proxies.inject(new Order.Break(new Errors(100)), "b/redis", Lease.DEFAULT))
                .isInstanceOfSatisfying(Answer.Senseless.class, refused -> assertThat(refused.line())
                        .contains(Bench.TCP));
        assertThat(bench.proxies.inForce()).isEmpty();
    }

    @Test
    void errors_onAnAz_areForItsPathsOfHttpOnly() throws IOException {
        try (Talk http = bench.talk();
                Talk bytes = bench.bytes()) {
            bench.inject(new Errors(100));

            assertThat(http.ask("/broken").status()).isEqualTo(503);
            assertThat(bytes.ask("/sound").status()).isEqualTo(200);
            assertThat(bench.proxies.inForce().getFirst().fault().places())
                    .extracting(Harm.Place::edge)
                    .containsExactly(Bench.HTTP);
        }
    }

    @Test
    void garbage_keepsHeadAndLengthAndSpoilsTheBody_andEndsWithItsLease() throws IOException {
        try (Talk talk = bench.talk()) {
            assertSound(talk);
            bench.injectHttp(new Garbage());

            for (String path : new String[] {"/x", "/y"}) {
                Talk.Answer answer = talk.ask(path);
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.body())
                        .hasSameSizeAs(ScriptedTarget.body(path))
                        .doesNotContain("path")
                        .doesNotContain("{");
            }

            bench.leaseEnds();
            assertSound(talk);
        }
    }

    @Test
    void garbage_onAPathOfBytes_spoilsAllOfThem_andEndsWithItsLease() throws IOException {
        try (Talk talk = bench.bytes()) {
            assertEcho(talk);
            bench.inject(new Garbage());

            talk.write(PING);
            byte[] answer = talk.read(PING.length);
            for (int i = 0; i < PING.length; i++) {
                assertThat(answer[i]).isNotEqualTo(PING[i]);
            }

            bench.leaseEnds();
            assertEcho(talk);
        }
    }

    @Test
    void cutForward_losesRequests_andEndsWithItsLease() throws IOException {
        try (Talk talk = bench.talk()) {
            assertSound(talk);
            bench.inject(new Cut(Direction.FORWARD));

            talk.send("/lost");
            assertThat(talk.isSilent()).isTrue();
            assertThat(bench.target.asked()).doesNotContain("/lost");

            bench.leaseEnds();
            assertThat(talk.answer().body()).contains("/lost");
        }
    }

    @Test
    void cutBackward_letsRequestsTakeEffectUnanswered_andEndsWithItsLease() throws IOException {
        try (Talk talk = bench.talk()) {
            assertSound(talk);
            bench.inject(new Cut(Direction.BACKWARD));

            talk.send("/done");
            await().until(() -> bench.target.asked().contains("/done"));
            assertThat(talk.isSilent()).isTrue();

            bench.leaseEnds();
            assertThat(talk.answer().body()).contains("/done");
            assertSound(talk);
        }
    }

    @Test
    void several_addUp_andEachEndsByItself() throws IOException {
        try (Talk talk = bench.talk()) {
            bench.injectHttp(new Latency(Duration.ofMillis(100)));
            long second = bench.injectHttp(new Latency(Duration.ofMillis(50)));
            long garbage = bench.injectHttp(new Garbage());

            talk.send("/x");
            await().until(() -> bench.timer.waitingMs().contains(150L));
            bench.timer.advance(Duration.ofMillis(150));
            assertThat(talk.answer().body()).doesNotContain("path");

            assertThat(bench.proxies.heal(garbage)).isTrue();
            assertThat(bench.proxies.heal(second)).isTrue();
            talk.send("/y");
            await().until(() -> bench.timer.waitingMs().contains(100L));
            bench.timer.advance(Duration.ofMillis(100));
            assertThat(talk.answer().body()).contains("/y");
        }
    }

    @Test
    void errorsOnASlowPath_comeLate() throws IOException {
        try (Talk talk = bench.talk()) {
            bench.injectHttp(new Latency(Duration.ofMillis(100)));
            bench.injectHttp(new Errors(100));

            talk.send("/x");
            await().until(() -> bench.timer.waitingMs().contains(100L));
            assertThat(talk.isSilent()).isTrue();
            bench.timer.advance(Duration.ofMillis(100));

            assertThat(talk.answer().status()).isEqualTo(503);
        }
    }

    private void assertSoundAnew() throws IOException {
        try (Talk talk = bench.talk()) {
            assertSound(talk);
        }
    }

    private void assertSound(Talk talk) throws IOException {
        int before = bench.target.asked().size();
        assertThat(talk.ask("/sound")).isEqualTo(new Talk.Answer(200, ScriptedTarget.body("/sound")));
        assertThat(bench.target.asked()).hasSize(before + 1);
    }

    private static void assertEcho(Talk talk) throws IOException {
        talk.write(PING);
        assertThat(talk.read(PING.length)).isEqualTo(PING);
    }
}
