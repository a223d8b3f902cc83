package vrs.prove.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final long SEED = 2;

    private final Simulation simulation = new Simulation(Plan.sized(3, 97, 1_200));

    @Test
    void azLostAtPeak_siteComesBack_andWithoutBudgetAndAvoidanceItCollapses() {
        RunResult guarded = simulation.run(SEED);
        RunResult unguarded = simulation.runUnguarded(SEED);
        int from = simulation.settledSecond();
        int to = simulation.endSecond();

        assertThat(guarded.goodput(1, simulation.lostSecond())).isGreaterThan(0.999);
        assertThat(unguarded.goodput(1, simulation.lostSecond())).isGreaterThan(0.999);
        assertThat(guarded.worstGoodput(from, to)).isGreaterThanOrEqualTo(0.999);
        assertThat(unguarded.goodput(from, to)).isLessThan(0.5);
    }

    @Test
    void sameSeed_sameRun() {
        Simulation small = new Simulation(Plan.sized(1, 10, 120));

        assertThat(small.run(SEED)).usingRecursiveComparison().isEqualTo(small.run(SEED));
        assertThat(small.run(SEED).demanded()).isNotEqualTo(small.run(SEED + 1).demanded());
    }

    @Test
    void fullSize_isThreeThousandInstances() {
        assertThat(Simulation.full().instances()).isEqualTo(3_000);
    }

    @Test
    void goodput_isAnswersToDemanded_inTheWorstSecondAndOverAll() {
        RunResult result = new RunResult(new int[] {10, 10, 20}, new int[] {10, 5, 20}, new int[] {10, 10, 20});

        assertThat(result.worstGoodput(0, 3)).isEqualTo(0.5);
        assertThat(result.goodput(0, 3)).isEqualTo(35 / 40.0);
        assertThat(result.worstGoodput(2, 3)).isEqualTo(1);
    }
}
