package vrs.loadtest.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TallyTest {
    private static final long MS = 1_000_000;
    private static final long SECOND = 1_000 * MS;
    private static final Outcome FULL = new Outcome.Answered(Grade.FULL);

    private final Tally tally = new Tally(20 * MS);

    @Test
    void outcomes_areCountedApartAndTogether() {
        tally.ended("play", FULL, 0, 5 * MS);
        tally.ended("play", FULL, 0, 15 * MS);
        tally.ended("preload", new Outcome.Refused(403, "vip-required"), 0, 2 * MS);
        tally.ended("play", Outcome.Unanswered.TIMED_OUT, 0, 5_000 * MS);
        Counts counts = tally.counts();

        assertThat(counts.ended(Verdict.ANSWERED)).isEqualTo(2);
        assertThat(counts.ended(Verdict.REFUSED)).isEqualTo(1);
        assertThat(counts.ended(Verdict.FAILED)).isEqualTo(1);
        assertThat(counts.merged(kind -> kind.request().equals("play")).getTotalCount())
                .isEqualTo(3);
        assertThat(counts.merged(kind -> true).getMaxValue()).isBetween(5_000_000L, 5_010_000L);
        assertThat(tally.worst()).contains("timed out");
    }

    @Test
    void seconds_areThoseOfTheIntendedMoments() {
        tally.ended("play", FULL, 0, 3 * SECOND);
        tally.ended("play", Outcome.Unanswered.CUT_OFF, 2 * SECOND + 1, 7 * MS);

        assertThat(tally.counts().seconds())
                .containsExactly(new Second(1, 0, 0, 3 * SECOND), Second.NOTHING, new Second(0, 0, 1, 7 * MS));
    }

    @Test
    void nonsense_doesNotGrowTheTally() {
        for (int i = 0; i < 5_000; i++) {
            tally.ended("play", new Outcome.Unavailable(500, "code-" + i), 0, MS);
        }

        assertThat(tally.counts().latencies()).hasSizeLessThan(250);
        assertThat(tally.ended(Verdict.FAILED)).isEqualTo(5_000);
    }
}
