package vrs.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import vrs.topology.Instance;
import vrs.topology.Role;

class AttemptPlanTest {
    private static final Instance A1 = instance("a1", "az1");
    private static final Instance A2 = instance("a2", "az1");
    private static final Instance B1 = instance("b1", "az2");

    private static Instance instance(String name, String az) {
        return new Instance(name, Role.DRM, az, "-", "vm", "private", "127.0.0.1", 1);
    }

    @Test
    void next_isTheFirst() {
        assertThat(new AttemptPlan(List.of(A1, B1), 1).next()).contains(A1);
        assertThat(new AttemptPlan(List.of(), 2).next()).isEmpty();
        assertThat(new AttemptPlan(List.of(A1), 0).next()).isEmpty();
    }

    @Test
    void notAccepted_costsNothing() {
        AttemptPlan after = new AttemptPlan(List.of(A1, A2, B1), 2).after(A1, false);

        assertThat(after).isEqualTo(new AttemptPlan(List.of(A2, B1), 2));
    }

    @Test
    void accepted_costsAnAttempt_andOtherAzsComeFirst() {
        AttemptPlan after = new AttemptPlan(List.of(A1, A2, B1), 2).after(A1, true);

        assertThat(after).isEqualTo(new AttemptPlan(List.of(B1, A2), 1));
        assertThat(after.after(B1, true).next()).isEmpty();
    }

    @Test
    void anyRun_asksNobodyTwice_andNoMoreThanItMay() {
        long seed = new Random().nextLong();
        RandomGenerator random = new Random(seed);
        for (int run = 0; run < 1_000; run++) {
            int attemptsMax = random.nextInt(4);
            AttemptPlan plan = new AttemptPlan(List.of(A1, A2, B1), attemptsMax);
            List<Instance> asked = new ArrayList<>();
            int accepted = 0;
            for (Optional<Instance> next = plan.next(); next.isPresent(); next = plan.next()) {
                boolean accepts = random.nextBoolean();
                accepted += accepts ? 1 : 0;
                asked.add(next.get());
                plan = plan.after(next.get(), accepts);
            }
            assertThat(asked).as("seed " + seed).doesNotHaveDuplicates();
            assertThat(accepted).as("seed " + seed).isLessThanOrEqualTo(attemptsMax);
        }
    }

    @Test
    void lastResorts_comeWhenAllOthersWereAsked_andKeepToTheirAzs() {
        AttemptPlan plan = new AttemptPlan(List.of(A1), List.of(A2, B1), 3);
        assertThat(plan.next()).contains(A1);

        AttemptPlan after = plan.after(A1, true);

        assertThat(after.candidates()).isEmpty();
        assertThat(after.next()).contains(B1);
        assertThat(after.after(B1, false).next()).contains(A2);
        assertThat(new AttemptPlan(List.of(A1, B1), List.of(A2), 2)
                        .after(A1, false)
                        .next())
                .as("one that is well comes before any last resort")
                .contains(B1);
    }
}
