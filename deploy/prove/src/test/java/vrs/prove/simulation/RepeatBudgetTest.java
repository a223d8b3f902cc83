package vrs.prove.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RepeatBudgetTest {
    private static final long SECOND = 1_000_000_000L;

    private final RepeatBudget budget = new RepeatBudget();

    @Test
    void floorAndAFifthOfTheSecondBefore_arePaidFor() {
        for (int i = 0; i < 1_000; i++) {
            budget.play(0);
        }

        assertThat(spend(0)).isEqualTo(10);
        assertThat(spend(SECOND)).isEqualTo(210);
        assertThat(spend(2 * SECOND)).isEqualTo(10);
    }

    private int spend(long nowNanos) {
        int spent = 0;
        while (budget.trySpend(nowNanos)) {
            spent++;
        }
        return spent;
    }
}
