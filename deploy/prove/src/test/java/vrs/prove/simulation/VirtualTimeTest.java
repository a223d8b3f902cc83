package vrs.prove.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {
    private final VirtualTime time = new VirtualTime();
    private final List<String> ran = new ArrayList<>();

    @Test
    void events_runInOrderOfTime_andOfPlanningWithinAnInstant() {
        time.at(20, () -> ran.add("c at " + time.getAsLong()));
        time.at(10, () -> ran.add("a at " + time.getAsLong()));
        time.at(10, () -> ran.add("b at " + time.getAsLong()));
        time.runUntil(30);

        assertThat(ran).containsExactly("a at 10", "b at 10", "c at 20");
        assertThat(time.getAsLong()).isEqualTo(30);
    }

    @Test
    void eventOfThePast_runsNow() {
        time.at(10, () -> time.at(5, () -> ran.add("at " + time.getAsLong())));
        time.runUntil(30);

        assertThat(ran).containsExactly("at 10");
    }

    @Test
    void eventAfterTheEnd_waits() {
        time.in(31, () -> ran.add("late"));
        time.runUntil(30);
        assertThat(ran).isEmpty();

        time.runUntil(31);
        assertThat(ran).containsExactly("late");
    }
}
