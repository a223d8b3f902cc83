package vrs.catalog.layer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HedgeBudgetTest {
    @Test
    void hedges_areAShareOfReadsBeyondTheFloor() {
        HedgeBudget budget = new HedgeBudget(0.05, 10);
        int taken = 0;
        for (int i = 0; i < 10_000; i++) {
            budget.read();
            taken += budget.take() ? 1 : 0;
        }

        assertThat(taken).isBetween(505, 510);
    }

    @Test
    void idleLayer_savesNoMoreThanItsFloor() {
        HedgeBudget budget = new HedgeBudget(1, 3);
        for (int i = 0; i < 1_000; i++) {
            budget.read();
        }

        for (int i = 0; i < 3; i++) {
            assertThat(budget.take()).isTrue();
        }
        assertThat(budget.take()).isFalse();
    }
}
