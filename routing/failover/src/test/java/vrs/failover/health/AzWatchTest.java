package vrs.failover.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vrs.failover.TestTicker;
import vrs.failover.health.AzHealth.Avoided;
import vrs.failover.health.AzHealth.Healthy;
import vrs.failover.health.AzHealth.Probing;

class AzWatchTest {
    private final TestTicker ticker = new TestTicker();
    private final AzWatch watch = new AzWatch(HealthRule.defaults(), new Random(1), ticker.getAsLong());

    @Test
    void threeSilentInARow_areEnough_atAnyRate() {
        assertThat(ended(Sign.SILENT)).isEmpty();
        assertThat(ended(Sign.SILENT)).isEmpty();
        assertThat(ended(Sign.SILENT)).contains(new Move.NowAvoided(AvoidedFor.TIMEOUTS_IN_A_ROW));
        assertThat(watch.health().share(ticker.getAsLong())).isZero();
    }

    @Test
    void twelveFailuresInARow_areEnough_andAGoodCallBetweenThemIsNot() {
        for (int i = 0; i < 11; i++) {
            assertThat(ended(Sign.BAD)).isEmpty();
        }
        ticker.advance(Duration.ofSeconds(3));
        assertThat(ended(Sign.GOOD)).isEmpty();
        for (int i = 0; i < 11; i++) {
            assertThat(ended(Sign.BAD)).isEmpty();
        }
        assertThat(ended(Sign.BAD)).contains(new Move.NowAvoided(AvoidedFor.FAILURES_IN_A_ROW));
    }

    @Test
    void tenSilentInASecond_areNoticedAmongTenThousandGood() {
        Optional<Move> last = Optional.empty();
        for (int i = 0; i < 10_000 && last.isEmpty(); i++) {
            last = ended(i % 100 == 99 ? Sign.SILENT : Sign.GOOD);
            ticker.advance(Duration.ofNanos(100_000));
        }

        assertThat(last).contains(new Move.NowAvoided(AvoidedFor.TIMEOUTS));
    }

    @Test
    void halfOfTwentyFailed_isAvoided_andNineteenSayNothing() {
        for (int i = 0; i < 19; i++) {
            assertThat(ended(i % 2 == 0 ? Sign.BAD : Sign.GOOD)).isEmpty();
        }
        assertThat(ended(Sign.BAD)).contains(new Move.NowAvoided(AvoidedFor.FAILURE_SHARE));
    }

    @Test
    void failuresOfLongAgo_areForgotten() {
        for (int i = 0; i < 15; i++) {
            ended(i % 2 == 0 ? Sign.BAD : Sign.GOOD);
        }
        ticker.advance(Duration.ofSeconds(3));
        for (int i = 0; i < 15; i++) {
            assertThat(ended(i % 2 == 0 ? Sign.BAD : Sign.GOOD)).isEmpty();
        }
    }

    @Test
    void attemptsWithoutASign_changeNothing() {
        for (int i = 0; i < 100; i++) {
            assertThat(ended(Sign.NONE)).isEmpty();
        }
    }

    @Test
    void oneProbeAtATime_notBeforeItIsDue() {
        avoid();

        assertThat(probe()).isEmpty();
        ticker.advanceMs(1_200);
        assertThat(probe()).isPresent();
        assertThat(probe()).isEmpty();
        assertThat(watch.health()).isInstanceOf(Probing.class);
    }

    @Test
    void threeGoodProbes_bringItBack_bitByBit() {
        avoid();
        for (int i = 0; i < 2; i++) {
            assertThat(nextProbe(true)).isEmpty();
            assertThat(watch.health()).isInstanceOf(Avoided.class);
        }

        assertThat(nextProbe(true)).hasValueSatisfying(move -> assertThat(move).isInstanceOf(Move.NowBack.class));
        assertThat(watch.health().share(ticker.getAsLong())).isZero();
        ticker.advanceMs(250);
        assertThat(watch.health().share(ticker.getAsLong())).isEqualTo(0.25);
        ticker.advanceMs(750);
        assertThat(watch.health().share(ticker.getAsLong())).isEqualTo(1);
    }

    @Test
    void failedProbe_beginsTheCountAnew() {
        avoid();
        nextProbe(true);
        nextProbe(true);
        nextProbe(false);
        assertThat(nextProbe(true)).isEmpty();
        assertThat(nextProbe(true)).isEmpty();

        assertThat(nextProbe(true)).isPresent();
    }

    @Test
    void lostProbe_countsAsFailed_andTheNextOneGoesOut() {
        avoid();
        nextProbe(true);
        nextProbe(true);
        ticker.advanceMs(1_200);
        Probing lost = probe().orElseThrow();

        ticker.advance(HealthRule.defaults().probeLease());
        Probing next = probe().orElseThrow();

        assertThat(watch.probed(lost, true, ticker.getAsLong())).isEmpty();
        assertThat(watch.health()).isSameAs(next);
        assertThat(next.before().goodProbes()).isZero();
    }

    @Test
    void relapse_needsTwiceTheProbes_untilItHoldsForAWhile() {
        avoid();
        assertThat(probesUntilBack()).isEqualTo(3);
        ticker.advance(Duration.ofSeconds(5));
        avoid();
        assertThat(probesUntilBack()).isEqualTo(6);
        ticker.advance(Duration.ofSeconds(5));
        avoid();
        assertThat(probesUntilBack()).as("not more than the most").isEqualTo(6);
        ticker.advance(Duration.ofSeconds(31));
        avoid();
        assertThat(probesUntilBack()).as("held for half a minute").isEqualTo(3);
    }

    @Test
    void attemptsOfTheTimeBefore_sayNothingOfOneThatIsBack() {
        long before = ticker.getAsLong();
        avoid();
        probesUntilBack();

        for (int i = 0; i < 50; i++) {
            assertThat(watch.ended(Sign.SILENT, before, ticker.getAsLong())).isEmpty();
        }
        assertThat(watch.health()).isInstanceOf(Healthy.class);
    }

    private Optional<Move> ended(Sign sign) {
        return watch.ended(sign, ticker.getAsLong(), ticker.getAsLong());
    }

    private void avoid() {
        while (watch.health() instanceof Healthy) {
            ended(Sign.SILENT);
        }
    }

    private Optional<Probing> probe() {
        return watch.probe(ticker.getAsLong());
    }

    private Optional<Move> nextProbe(boolean wentWell) {
        ticker.advanceMs(1_200);
        return watch.probed(probe().orElseThrow(), wentWell, ticker.getAsLong());
    }

    private int probesUntilBack() {
        int probes = 1;
        while (nextProbe(true).isEmpty()) {
            probes++;
        }
        return probes;
    }
}
