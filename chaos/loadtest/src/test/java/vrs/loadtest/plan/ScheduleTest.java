package vrs.loadtest.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vrs.loadtest.plan.Schedule.Pace;

class ScheduleTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void evenConstant_hasExactlyItsRequests_atTheSameDistance() {
        List<Long> moments = all(new Arrivals.Constant(4, Duration.ofSeconds(2)), Pace.EVEN, 1);

        assertThat(moments)
                .containsExactly(
                        0L,
                        SECOND / 4,
                        SECOND / 2,
                        3 * SECOND / 4,
                        SECOND,
                        5 * SECOND / 4,
                        3 * SECOND / 2,
                        7 * SECOND / 4);
    }

    @Test
    void count_isExact_atEitherPace() {
        List<Long> even = all(new Arrivals.Count(300, 20_000), Pace.EVEN, 1);
        List<Long> random = all(new Arrivals.Count(300, 20_000), Pace.RANDOM, 1);

        assertThat(even).hasSize(20_000);
        assertThat(even.getLast()).isEqualTo((long) (19_999 / 300.0 * SECOND));
        assertThat(random).hasSize(20_000).isSorted();
        assertThat(random.getLast() / SECOND).isBetween(64L, 69L);
    }

    @Test
    void step_risesStairByStair() {
        List<Long> moments = all(new Arrivals.Step(300, 3, Duration.ofSeconds(3)), Pace.EVEN, 1);

        assertThat(inSecond(moments, 0)).isEqualTo(100);
        assertThat(inSecond(moments, 1)).isEqualTo(200);
        assertThat(inSecond(moments, 2)).isEqualTo(300);
    }

    @Test
    void spike_burnsInTheMiddleFifthOnly() {
        List<Long> moments = all(new Arrivals.Spike(10, 200, Duration.ofSeconds(5)), Pace.EVEN, 1);

        assertThat(List.of(
                        inSecond(moments, 0),
                        inSecond(moments, 1),
                        inSecond(moments, 2),
                        inSecond(moments, 3),
                        inSecond(moments, 4)))
                .containsExactly(10L, 10L, 200L, 10L, 10L);
    }

    @Test
    void randomPace_keepsTheRate_neverFalls_andFollowsItsSeed() {
        Arrivals arrivals = new Arrivals.Constant(1_000, Duration.ofSeconds(20));
        List<Long> moments = all(arrivals, Pace.RANDOM, 7);

        // Poisson: the deviation of 20,000 is 141; four of them.
        assertThat((double) moments.size()).isCloseTo(20_000, within(566.0));
        assertThat(moments).isSorted();
        assertThat(all(arrivals, Pace.RANDOM, 7)).isEqualTo(moments);
        assertThat(all(arrivals, Pace.RANDOM, 8)).isNotEqualTo(moments);
    }

    @Test
    void endedSchedule_staysEnded() {
        Schedule schedule = new Schedule(new Arrivals.Constant(1, Duration.ofSeconds(1)), Pace.EVEN, new Random(1));
        schedule.advance();
        schedule.advance();

        assertThat(schedule.peekNanos()).isEqualTo(OptionalLong.empty());
    }

    private static long inSecond(List<Long> moments, int second) {
        return moments.stream().filter(at -> at / SECOND == second).count();
    }

    private static List<Long> all(Arrivals arrivals, Pace pace, long seed) {
        Schedule schedule = new Schedule(arrivals, pace, new Random(seed));
        List<Long> moments = new ArrayList<>();
        for (OptionalLong next = schedule.peekNanos(); next.isPresent(); next = schedule.peekNanos()) {
            moments.add(next.getAsLong());
            schedule.advance();
        }
        return moments;
    }
}
