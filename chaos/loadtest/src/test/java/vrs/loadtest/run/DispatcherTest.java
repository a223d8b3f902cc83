package vrs.loadtest.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vrs.loadtest.plan.Arrivals;
import vrs.loadtest.plan.Schedule;

class DispatcherTest {
    private static final long MS = 1_000_000;
    private static final long START = 77_777;

    private final List<Long> intended = new ArrayList<>();
    private final List<Long> behind = new ArrayList<>();
    private final List<Runnable> laterTasks = new ArrayList<>();
    private final List<Long> waits = new ArrayList<>();
    private long nowNanos = START;
    private int timesThrough;

    @Test
    void requests_leaveAtTheirMoments() {
        Dispatcher dispatcher = tenPerSecondForOneSecond(0);
        dispatcher.go();
        runAll(0);

        assertThat(intended).hasSize(10);
        assertThat(behind).allMatch(nanos -> nanos == 0);
        assertThat(waits).hasSize(9).allMatch(nanos -> nanos == 100 * MS);
        assertThat(timesThrough).isEqualTo(1);
    }

    @Test
    void stalledGenerator_keepsTheMomentsAndSendsWhatIsDue() {
        Dispatcher dispatcher = tenPerSecondForOneSecond(0);
        dispatcher.go();
        runAll(450 * MS);

        assertThat(intended).hasSize(10);
        assertThat(intended.get(5)).isEqualTo(500 * MS);
        assertThat(behind.subList(0, 6)).containsExactly(0L, 450 * MS, 350 * MS, 250 * MS, 150 * MS, 50 * MS);
    }

    @Test
    void slowHandOver_isSeenByTheOnesAfterIt() {
        Dispatcher dispatcher = tenPerSecondForOneSecond(150 * MS);
        dispatcher.go();
        runAll(0);

        assertThat(behind.get(9)).isEqualTo(9 * 50 * MS);
    }

    @Test
    void manyDueAtOnce_letOthersHaveTheirTurn() {
        Dispatcher dispatcher = dispatcher(new Arrivals.Constant(1_000, Duration.ofSeconds(1)), 0);
        nowNanos += 2_000 * MS;
        dispatcher.go();

        assertThat(intended).hasSize(128);
        assertThat(waits).containsExactly(0L);
    }

    private Dispatcher tenPerSecondForOneSecond(long handOverNanos) {
        return dispatcher(new Arrivals.Constant(10, Duration.ofSeconds(1)), handOverNanos);
    }

    private Dispatcher dispatcher(Arrivals arrivals, long handOverNanos) {
        return new Dispatcher(
                new Schedule(arrivals, Schedule.Pace.EVEN, new Random(1)),
                (nanos, task) -> {
                    waits.add(nanos);
                    laterTasks.add(task);
                },
                () -> nowNanos,
                START,
                moment -> {
                    intended.add(moment);
                    behind.add(nowNanos - START - moment);
                    nowNanos += handOverNanos;
                },
                () -> timesThrough++);
    }

    /** Lets every alarm go off at its time, the first one so much later. */
    private void runAll(long firstLateNanos) {
        long late = firstLateNanos;
        while (!laterTasks.isEmpty()) {
            nowNanos += waits.getLast() + late;
            late = 0;
            laterTasks.removeFirst().run();
        }
    }
}
