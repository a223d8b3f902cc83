package vrs.prove.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EntryNamesTest {
    private final VirtualTime time = new VirtualTime();
    private final EntryNames names = new EntryNames(time, new SplittableRandom(1));

    @Test
    void atRest_namesAreThoseOfTheContract() {
        assertThat(names.main("r1")).isEqualTo("r1-az1");
        assertThat(names.retry("r1")).isEqualTo("r1-az2");
        assertThat(names.main("r2")).isEqualTo("r2-az1");
        assertThat(names.retry("r2")).isEqualTo("r1-az1");
    }

    @Test
    void lostAz_isStillNamedForAWhile_andByNobodyAfterTwoSeconds() {
        names.lost("r1-az1");
        assertThat(names.main("r1")).isEqualTo("r1-az1");

        time.runUntil(Duration.ofMillis(1_400).toNanos());
        Set<String> meanwhile = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            meanwhile.add(names.main("r1"));
        }
        assertThat(meanwhile).containsExactlyInAnyOrder("r1-az1", "r1-az2");

        time.runUntil(Duration.ofSeconds(2).toNanos());
        for (int i = 0; i < 100; i++) {
            assertThat(names.main("r1")).isEqualTo("r1-az2");
            assertThat(names.retry("r1")).isEqualTo("r2-az1");
            assertThat(names.retry("r2")).isEqualTo("r1-az2");
        }
    }

    @Test
    void healedAz_isNamedAgain() {
        names.lost("r1-az1");
        time.runUntil(Duration.ofSeconds(5).toNanos());
        names.healed();
        assertThat(names.main("r1")).isEqualTo("r1-az2");

        time.runUntil(Duration.ofSeconds(7).toNanos());
        assertThat(names.main("r1")).isEqualTo("r1-az1");
    }
}
