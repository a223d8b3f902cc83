package vrs.dns.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vrs.topology.Az;
import vrs.topology.EntryName;
import vrs.topology.EntryName.Kind;
import vrs.topology.Topology;

class SwitchboardTest {
    private static final EntryName MAIN = new EntryName(Kind.MAIN, "r1", "main.r1.localhost", 1);
    private static final EntryName RETRY = new EntryName(Kind.RETRY, "r1", "retry.r1.localhost", 2);
    private static final Topology TWO = new Topology(
            List.of(new Az("r1-az1", "r1"), new Az("r1-az2", "r1")), List.of(), List.of(MAIN, RETRY), List.of());

    private final List<String> events = new ArrayList<>();
    private final Switchboard switchboard = new Switchboard(TWO, EntryRule.defaults(), new Switchboard.Listener() {
        @Override
        public void nameMoved(EntryName name, String from, String to) {
            events.add(name.kind() + " " + from + ">" + to);
        }

        @Override
        public void azDown(String az) {
            events.add("down " + az);
        }
    });

    private void say(String az, String answers) {
        answers.chars().forEach(c -> switchboard.answered(az, c == 'g'));
    }

    @Test
    void beforeAnyAnswer_allCountAsUp() {
        assertThat(switchboard.candidates(MAIN)).containsExactly("r1-az1", "r1-az2");
        assertThat(switchboard.isWarm()).isFalse();

        say("r1-az1", "g");
        say("r1-az2", "m");
        assertThat(switchboard.isWarm()).isTrue();
        assertThat(switchboard.candidates(RETRY)).containsExactly("r1-az2", "r1-az1");
    }

    @ParameterizedTest
    @CsvSource({
        // answers: g good, m missed | where main leads
        "mm,r1-az1",
        "mmm,r1-az2",
        "mmgmm,r1-az1",
        "mmmg,r1-az2",
        "mmmgmg,r1-az2",
        "mmmgg,r1-az1"
    })
    void main_afterAnswers(String answers, String az) {
        say("r1-az1", answers);

        assertThat(switchboard.candidates(MAIN).getFirst()).isEqualTo(az);
    }

    @Test
    void changes_areToldOnce_movesBeforeConnectionsEnd() {
        say("r1-az1", "mmmmmm");
        assertThat(events).containsExactly("MAIN r1-az1>r1-az2", "down r1-az1");
        assertThat(switchboard.isUsable("r1-az1")).isFalse();

        say("r1-az1", "ggg");
        assertThat(events).containsExactly("MAIN r1-az1>r1-az2", "down r1-az1", "MAIN r1-az2>r1-az1");
        assertThat(switchboard.isUsable("r1-az1")).isTrue();
    }

    @Test
    void retryMovesToo_whenItsAzGoes() {
        say("r1-az2", "mmm");

        assertThat(events).containsExactly("RETRY r1-az2>r1-az1", "down r1-az2");
    }

    @Test
    void whenNoneIsUp_allAreTried() {
        say("r1-az1", "mmm");
        say("r1-az2", "mmm");

        assertThat(switchboard.candidates(MAIN)).containsExactly("r1-az1", "r1-az2");
        assertThat(switchboard.isUsable("r1-az2")).isTrue();
    }

    @Test
    void rule_refusesWhatCannotBe() {
        assertThatThrownBy(() -> new EntryRule(0, 2, 300, 300, 200)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EntryRule(3, 2, 300, 301, 200)).isInstanceOf(IllegalArgumentException.class);
    }
}
