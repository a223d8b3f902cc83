package vrs.catalog.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static vrs.catalog.Entries.video;

import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vrs.catalog.Revision;
import vrs.catalog.StreamStore.Lookup;
import vrs.catalog.layer.FaultyStore.Fault;

/**
 * One row per fault of a hot store: with the cold one every read is answered, and by no lower revision; without it
 * each row fails, which shows that the fault was felt.
 */
class FaultRowsTest {
    private static final int VIDEOS = 50;
    private static final int READS = 400;

    /** What happens to the hot store. */
    enum Row {
        KILLED(hot -> hot.is(Fault.KILLED)),
        HUNG(hot -> hot.is(Fault.HUNG)),
        GARBAGE(hot -> hot.is(Fault.GARBAGE)),
        WIPED(FaultyStore::wipe),
        OLD_DATA(FaultyStore::setBackToSnapshot);

        private final Consumer<FaultyStore> fault;

        Row(Consumer<FaultyStore> fault) {
            this.fault = fault;
        }
    }

    private record Outcome(int badReads, int byHot, int byCold) {}

    @ParameterizedTest
    @EnumSource(Row.class)
    void hotFault_isCoveredByTheColdStore(Row row) {
        TestLayer test = healthy();
        Outcome before = read(test);
        assertThat(before.byHot()).as("the path that breaks carried load").isEqualTo(READS);

        row.fault.accept(test.hot);
        Outcome during = read(test);

        assertThat(during.badReads()).isZero();
        assertThat(during.byCold()).as("reads of the cold store").isGreaterThan(READS * 9 / 10);
    }

    @ParameterizedTest
    @EnumSource(Row.class)
    void hotFault_isFeltWhenTheColdStoreIsOff(Row row) {
        TestLayer test = healthy();
        test.cold.is(Fault.KILLED);
        assertThat(read(test).badReads())
                .as("hot alone answers all while it is well")
                .isZero();

        row.fault.accept(test.hot);

        assertThat(read(test).badReads()).as("failed or lower reads").isPositive();
    }

    /** Each video at its second revision, which the snapshot of the hot store does not have. */
    private static TestLayer healthy() {
        TestLayer test = TestLayer.holding(VIDEOS);
        test.hot.takeSnapshot();
        for (int i = 1; i <= VIDEOS; i++) {
            test.publish(video("v" + i, VIDEOS + i));
        }
        test.passProbes();
        return test;
    }

    private static Outcome read(TestLayer test) {
        int bad = 0;
        int byHot = 0;
        int byCold = 0;
        for (int i = 0; i < READS; i++) {
            test.ticker.advance(Duration.ofMillis(2));
            int video = 1 + i % VIDEOS;
            var answer = test.read("v" + video);
            boolean good =
                    answer.lookup().equals(new Lookup.Found(video("v" + video, new Revision(1, VIDEOS + video))));
            bad += good ? 0 : 1;
            byHot += good && answer.technology().equals("hot") ? 1 : 0;
            byCold += good && answer.technology().equals("cold") ? 1 : 0;
        }
        return new Outcome(bad, byHot, byCold);
    }
}
