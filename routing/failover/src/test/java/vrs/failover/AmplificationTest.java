package vrs.failover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many calls there are for so many requests while the upstream errs by chance in every AZ. */
class AmplificationTest {
    private static final List<String> AZS = List.of("az1", "az2", "az3");
    private static final int REQUESTS = 10_000;
    private static final int PER_SECOND = 1_000;
    private static final int FLOOR = 10;

    @ParameterizedTest
    @CsvSource({"5, false", "20, false", "40, false", "100, false", "5, true", "20, true", "40, true", "100, true"})
    void everySecond_callsStayWithinTheBudget(int errorPercent, boolean mayAvoid) {
        TestTicker ticker = new TestTicker();
        Random random = new Random(errorPercent);
        AzBoard board = new AzBoard("drm", FailoverConfig.defaults(), ticker, new Random(1), _ -> {});
        long origin = ticker.getAsLong();
        List<Long> requests = new ArrayList<>();
        List<Long> calls = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            ticker.advance(Duration.ofSeconds(1).dividedBy(PER_SECOND));
            long elapsed = ticker.getAsLong() - origin;
            requests.add(elapsed);
            CallPlan plan = board.plan(terms(mayAvoid));
            plan.probe().ifPresent(probe -> {
                calls.add(elapsed);
                probe.ended(random.nextInt(100) < errorPercent ? AttemptEnd.BAD_STATUS : AttemptEnd.ANSWERED);
            });
            AttemptEnd end = AttemptEnd.BAD_STATUS;
            while (end != AttemptEnd.ANSWERED && plan.next() instanceof Step.Ask ask) {
                calls.add(elapsed);
                end = random.nextInt(100) < errorPercent ? AttemptEnd.BAD_STATUS : AttemptEnd.ANSWERED;
                plan.ended(ask, end);
            }
        }

        long seconds = REQUESTS / PER_SECOND;
        for (int tenth = 0; tenth < (seconds - 1) * 10; tenth++) {
            long from = Duration.ofMillis(100L * tenth).toNanos();
            assertThat(inSecondFrom(from, calls))
                    .as("from %d ms", 100 * tenth)
                    .isLessThanOrEqualTo(inSecondFrom(from, requests) * 12 / 10 + FLOOR);
        }
    }

    private static long inSecondFrom(long from, List<Long> events) {
        return events.stream()
                .filter(at -> at > from && at - from <= Duration.ofSeconds(1).toNanos())
                .count();
    }

    private static CallTerms terms(boolean mayAvoid) {
        return new CallTerms(
                AZS, true, () -> Duration.ofSeconds(2), Duration.ofMillis(300), Duration.ofMillis(100), mayAvoid, 20);
    }
}
