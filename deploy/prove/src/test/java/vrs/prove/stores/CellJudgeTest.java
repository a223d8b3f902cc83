package vrs.prove.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vrs.catalog.Revision;
import vrs.prove.stores.read.Looks;
import vrs.prove.stores.read.Observation;
import vrs.prove.stores.write.Published;

/** Planted reads: the judge must see what is wrong with them, and nothing else. */
class CellJudgeTest {
    private static final long SECOND = 1_000_000_000;
    private static final Moments MOMENTS = new Moments(10 * SECOND, 20 * SECOND, 30 * SECOND, 40 * SECOND);
    private static final Cell CELL = new Cell(StoreName.REDIS, StoreFault.KILLED, false);

    private final Published published = new Published(new DataSet(1), new Zipf(1, 1), 1);
    private final List<Observation> reads = new ArrayList<>();
    private final String vid = new DataSet(1).vid(0);

    @Test
    void answerAsAcknowledged_isFine() {
        read(12 * SECOND, "1.1", "redis");
        read(22 * SECOND, "1.1", "disk");

        Verdict verdict = judge(0);

        assertThat(verdict.reds(5)).isEmpty();
        assertThat(verdict.targetShareBefore()).isEqualTo(1);
        assertThat(verdict.coldShareDuring()).isEqualTo(1);
    }

    @Test
    void answerBelowWhatWasAcknowledged_isBorneForASecond() {
        Revision changed = published.change(20 * SECOND).revision();

        read(20 * SECOND + SECOND - 1, "1.1", "disk");
        assertThat(judge(0).belowAcknowledged()).isZero();

        read(21 * SECOND, "1.1", "disk");
        read(22 * SECOND, changed.toString(), "disk");
        assertThat(judge(0).belowAcknowledged()).isOne();
    }

    @Test
    void answerBelowWhatWasServedBefore_isSeenWhoeverServedIt() {
        read(20 * SECOND, "1.2", "disk");
        read(20 * SECOND, "1.1", "l1");
        read(25 * SECOND, "1.1", "redis");

        assertThat(judge(0).belowServed())
                .as("the second began before the first had ended, the third after it")
                .isOne();
    }

    @Test
    void readsThatFail_orAreNeverAnswered_count() {
        reads.add(new Observation(SECOND, SECOND, SECOND, vid, Optional.empty(), "unavailable:TIMED_OUT"));

        assertThat(judge(2).failed()).isEqualTo(3);
    }

    @Test
    void loadsOfL3_areRates_overAllReadersOfTheWindow() {
        List<List<Looks>> looks =
                List.of(List.of(l3(15, 0), l3(16, 10), l3(21, 110)), List.of(l3(25, 0), l3(26, 100), l3(35, 500)));

        Verdict verdict = new CellJudge(published, MOMENTS).of(CELL, reads, looks, 0, 0);

        assertThat(verdict.nextBefore()).isEqualTo(1);
        assertThat(verdict.nextDuring()).isEqualTo(20);
        assertThat(verdict.reds(5)).singleElement().asString().contains("20.0 loads/s of L3");
        assertThat(verdict.reds(14)).isEmpty();
    }

    @Test
    void loadsOfL3_areBorne_upToOneAndAHalfTimesWhatIsNormal() {
        List<List<Looks>> normal = List.of(List.of(l3(10, 0), l3(19, 100), l3(21, 100), l3(29, 250)));
        List<List<Looks>> more = List.of(List.of(l3(10, 0), l3(19, 100), l3(21, 100), l3(29, 251)));

        assertThat(looked(normal).reds(5)).isEmpty();
        assertThat(looked(more).reds(5)).containsExactly("15.1 loads/s of L3, normal 10.0");
        assertThat(looked(more).reds(10.1))
                .as("a least rate that counts as normal")
                .isEmpty();
    }

    @Test
    void storeThatServedNobody_makesTheCellVoid() {
        read(12 * SECOND, "1.1", "l1");
        read(22 * SECOND, "1.1", "l1");

        assertThat(judge(0).voids()).containsExactly("redis served 0 % before", "disk served 0 % during");
        assertThat(judge(0).word(5)).isEqualTo("void");
    }

    @Test
    void readsThatBeganLate_makeTheCellVoid() {
        reads.add(new Observation(22 * SECOND, 23 * SECOND, 23 * SECOND, vid, Revision.parse("1.1"), "disk"));

        assertThat(judge(0).voids()).contains("100.0 % of the reads began late");
    }

    private Verdict looked(List<List<Looks>> looks) {
        return new CellJudge(published, MOMENTS).of(CELL, reads, looks, 0, 0);
    }

    private static Looks l3(long second, long count) {
        return new Looks(second * SECOND, Map.of("l3", count));
    }

    private void read(long atNanos, String revision, String layer) {
        reads.add(new Observation(atNanos, atNanos, atNanos + 1, vid, Revision.parse(revision), layer));
    }

    private Verdict judge(int missing) {
        return new CellJudge(published, MOMENTS).of(CELL, reads, List.of(), missing, 0);
    }
}
