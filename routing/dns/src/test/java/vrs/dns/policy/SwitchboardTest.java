package vrs.dns.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vrs.topology.Az;
import vrs.topology.EntryName;
import vrs.topology.EntryName.Kind;
import vrs.topology.Topology;

class SwitchboardTest {
    private static final EntryName MAIN = new EntryName(Kind.MAIN, "r1", "main.r1.localhost", 1);
    private static final EntryName RETRY = new EntryName(Kind.RETRY, "r1", "retry.r1.localhost", 2);
    private static final Topology TWO = new Topology(
            List.of(new Az("r1-az1", "r1"), new Az("r1-az2", "r1")), List.of(), List.of(MAIN, RETRY), List.of());
    private static final EntrySwitches FIRST_DRAINED = new EntrySwitches(Set.of("r1-az1"), Map.of());

    private final List<String> events = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);
    private double draw;
    private final Switchboard switchboard = board(EntrySwitches.NONE);

    private Switchboard board(EntrySwitches switches) {
        return board(TWO, switches);
    }

    private Switchboard board(Topology topology, EntrySwitches switches) {
        Switchboard.Listener listener = new Switchboard.Listener() {
            @Override
            public void nameMoved(EntryName name, String from, String to) {
                events.add(name.kind() + " " + from + ">" + to);
            }

            @Override
            public void azDown(String az) {
                events.add("down " + az);
            }
        };
        return new Switchboard(topology, EntryRule.defaults(), switches, nanos::get, () -> draw, listener);
    }

    /** The answers of a gateway, 300 ms apart: r ready, n not ready, s silence. */
    private void say(String az, String answers) {
        answers.chars().forEach(c -> {
            switchboard.answered(
                    az,
                    switch (c) {
                        case 'r' -> GatewayAnswer.READY;
                        case 'n' -> GatewayAnswer.NOT_READY;
                        default -> GatewayAnswer.SILENT;
                    });
            after(300);
            switchboard.tick();
        });
    }

    private void after(long ms) {
        nanos.addAndGet(Duration.ofMillis(ms).toNanos());
    }

    private String main(double drawn) {
        draw = drawn;
        return switchboard.candidates(MAIN).getFirst();
    }

    @Test
    void beforeAnyAnswer_allCountAsUp() {
        assertThat(switchboard.candidates(MAIN)).containsExactly("r1-az1", "r1-az2");
        assertThat(switchboard.isWarm()).isFalse();

        say("r1-az1", "r");
        say("r1-az2", "s");
        assertThat(switchboard.isWarm()).isTrue();
        assertThat(switchboard.candidates(RETRY)).containsExactly("r1-az2", "r1-az1");
    }

    @ParameterizedTest
    @CsvSource({
        // what r1-az1 says, each 300 ms | where main leads
        "ss,r1-az1",
        "sss,r1-az2",
        "ssrss,r1-az1",
        "n,r1-az2",
        "nsrs,r1-az2",
        // Back it is after three good ones in a row, and not within three seconds.
        "sssrrrrrrrrr,r1-az2",
        "sssrrrrrrrrrr,r1-az1",
        "ssssssssssssrr,r1-az2",
        "ssssssssssssrrr,r1-az1",
        "sssssssssrrsrr,r1-az2",
        "nrrrrrrrrr,r1-az2",
        "nrrrrrrrrrr,r1-az1",
        "nnnnnnnnnnnrr,r1-az2",
        "nnnnnnnnnnnrrr,r1-az1"
    })
    void main_afterAnswers(String answers, String az) {
        say("r1-az1", "r" + answers);

        assertThat(switchboard.candidates(MAIN).getFirst()).isEqualTo(az);
    }

    @ParameterizedTest
    @CsvSource({"ss,r1-az1", "sss,r1-az2", "n,r1-az2", "sssnssr,r1-az1", "nr,r1-az1"})
    void main_whileTheSiteStarts(String answers, String az) {
        say("r1-az1", answers);

        assertThat(switchboard.candidates(MAIN).getFirst()).isEqualTo(az);
    }

    @Test
    void changes_areToldOnce_movesBeforeConnectionsEnd() {
        say("r1-az1", "rssssss");
        assertThat(events).containsExactly("MAIN r1-az1>r1-az2", "down r1-az1");
        assertThat(switchboard.isUsable("r1-az1")).isFalse();

        say("r1-az1", "rrrrrrrrrr");
        assertThat(events).containsExactly("MAIN r1-az1>r1-az2", "down r1-az1", "MAIN r1-az2>r1-az1");
        assertThat(switchboard.isUsable("r1-az1")).isTrue();
    }

    @Test
    void gatewayThatFlaps_movesTheNameOncePerHold() {
        say("r1-az1", "rsssrrrsssrrrsssrrrsss");

        // There and back and there in six seconds, not seven times.
        assertThat(events.stream().filter(event -> event.startsWith("MAIN"))).hasSize(3);
    }

    @Test
    void retryMovesToo_whenItsAzGoes() {
        say("r1-az2", "sss");

        assertThat(events).containsExactly("RETRY r1-az2>r1-az1", "down r1-az2");
    }

    @Test
    void gatewayThatIsNotReady_keepsItsConnections_untilItIsSilent() {
        say("r1-az1", "rnnnnss");
        assertThat(events).containsExactly("MAIN r1-az1>r1-az2");
        assertThat(switchboard.isUsable("r1-az1")).isTrue();

        say("r1-az1", "s");
        assertThat(events).containsExactly("MAIN r1-az1>r1-az2", "down r1-az1");
        assertThat(switchboard.isUsable("r1-az1")).isFalse();
    }

    @Test
    void whenNoneIsUp_allAreTried_andNoConnectionIsEnded() {
        for (int i = 0; i < 3; i++) {
            switchboard.answered("r1-az1", GatewayAnswer.SILENT);
            switchboard.answered("r1-az2", GatewayAnswer.SILENT);
        }
        switchboard.tick();

        assertThat(switchboard.candidates(MAIN)).containsExactly("r1-az1", "r1-az2");
        assertThat(switchboard.isUsable("r1-az2")).isTrue();
        assertThat(events).noneMatch(event -> event.startsWith("down"));
    }

    @Test
    void drain_isToldWhenItBegins_andConnectionsStay() {
        switchboard.decided(FIRST_DRAINED);
        after(20_000);
        switchboard.tick();

        assertThat(events).containsExactly("MAIN r1-az1>r1-az2");
        assertThat(switchboard.isUsable("r1-az1")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0,0,r1-az1", "2500,0.24,r1-az2", "2500,0.26,r1-az1", "9900,0.98,r1-az2", "10000,0.999,r1-az2"})
    void drain_movesTheShareThatHasPassed(long ms, double drawn, String az) {
        switchboard.decided(FIRST_DRAINED);
        after(ms);

        assertThat(main(drawn)).isEqualTo(az);
    }

    @Test
    void drainThatIsOver_isStrict_andItsEndComesBackByAndBy() {
        switchboard.decided(FIRST_DRAINED);
        after(10_000);
        switchboard.tick();
        assertThat(switchboard.candidates(MAIN)).containsExactly("r1-az2");
        assertThat(switchboard.candidates(RETRY)).containsExactly("r1-az2");

        switchboard.decided(EntrySwitches.NONE);
        assertThat(main(0.999)).isEqualTo("r1-az2");
        after(5_000);
        assertThat(main(0.49)).isEqualTo("r1-az2");
        assertThat(main(0.51)).isEqualTo("r1-az1");
        after(5_000);
        assertThat(main(0)).isEqualTo("r1-az1");
    }

    @Test
    void drainThatIsTakenBack_goesOnFromWhereItStands() {
        switchboard.decided(FIRST_DRAINED);
        after(4_000);
        switchboard.decided(EntrySwitches.NONE);

        assertThat(main(0.39)).isEqualTo("r1-az2");
        assertThat(main(0.41)).isEqualTo("r1-az1");
        after(1_000);
        assertThat(main(0.29)).isEqualTo("r1-az2");
        after(3_000);
        assertThat(main(0)).isEqualTo("r1-az1");
    }

    @ParameterizedTest
    @CsvSource({"r1-az1,r1", "r1-az2,r1", "r2-az1,r1", "r1-az1,r2", "r1-az2,r2", "r2-az1,r2"})
    void mainAndRetry_keepApartThroughoutADrainAndItsEnd(String az, String region) {
        Topology three = new Topology(
                List.of(new Az("r1-az1", "r1"), new Az("r1-az2", "r1"), new Az("r2-az1", "r2")),
                List.of(),
                List.of(
                        MAIN,
                        RETRY,
                        new EntryName(Kind.MAIN, "r2", "main.r2.localhost", 3),
                        new EntryName(Kind.RETRY, "r2", "retry.r2.localhost", 4)),
                List.of());
        Switchboard site = board(three, EntrySwitches.NONE);
        for (Set<String> drained : List.of(Set.of(az), Set.<String>of())) {
            site.decided(new EntrySwitches(drained, Map.of()));
            for (int ms = 0; ms <= 11_000; ms += 1_000) {
                Set<String> mains = new HashSet<>();
                Set<String> retries = new HashSet<>();
                for (double drawn : new double[] {0, 0.3, 0.6, 0.99}) {
                    draw = drawn;
                    mains.add(site.candidates(Kind.MAIN, region).getFirst());
                    retries.add(site.candidates(Kind.RETRY, region).getFirst());
                }
                assertThat(mains).as("after %d ms", ms).doesNotContainAnyElementsOf(retries);
                after(1_000);
                site.tick();
            }
        }
    }

    @Test
    void drainedAtTheStart_isSoAtOnce() {
        assertThat(board(FIRST_DRAINED).candidates(MAIN)).containsExactly("r1-az2");
    }

    @Test
    void gatewayThatGoesDuringADrainOfTheOther_isLeftAtOnce() {
        switchboard.decided(FIRST_DRAINED);
        say("r1-az2", "sss");

        assertThat(switchboard.candidates(MAIN)).containsExactly("r1-az1");
    }

    @Test
    void choice_leadsThereAtOnce_andIsToldOnce() {
        EntrySwitches chosen = new EntrySwitches(Set.of(), Map.of("main.r1", "r1-az2"));
        switchboard.decided(chosen);
        switchboard.decided(chosen);

        assertThat(main(0)).isEqualTo("r1-az2");
        assertThat(events).containsExactly("MAIN r1-az1>r1-az2", "RETRY r1-az2>r1-az1");
    }

    @Test
    void manyReaders_seeWholeViews_whileItChanges() throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        AtomicReference<List<String>> bad = new AtomicReference<>();
        CountDownLatch reading = new CountDownLatch(4);
        List<Thread> readers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            readers.add(Thread.ofPlatform().start(() -> {
                reading.countDown();
                while (!ended.get()) {
                    List<String> order = switchboard.candidates(MAIN);
                    if (!order.equals(List.of("r1-az1", "r1-az2")) && !order.equals(List.of("r1-az2"))) {
                        bad.set(order);
                    }
                }
            }));
        }
        reading.await();
        say("r1-az1", "r");
        for (int i = 0; i < 2_000; i++) {
            say("r1-az1", "sss");
            say("r1-az1", "rrrrrrrrrr");
        }
        ended.set(true);
        for (Thread reader : readers) {
            reader.join();
        }

        assertThat(bad.get()).isNull();
    }

    @Test
    void rule_refusesWhatCannotBe() {
        assertThatThrownBy(() -> new EntryRule(0, 2, 0, 300, 300, 200, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EntryRule(3, 2, -1, 300, 300, 200, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EntryRule(3, 2, 0, 300, 301, 200, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EntryRule.defaults().withDrainRampMs(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
