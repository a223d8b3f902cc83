package vrs.prove.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import vrs.prove.simulation.Door.Answer;

class DoorTest {
    private static final int FLOOR = 10;

    private final VirtualTime time = new VirtualTime();
    private final Map<String, AzState> states = new HashMap<>();
    private final Map<String, UpstreamAz> upstreams = new HashMap<>();
    private final Tally tally = new Tally(Duration.ofSeconds(60));
    private final List<Answer> answers = new ArrayList<>();

    DoorTest() {
        SplittableRandom random = new SplittableRandom(1);
        for (String az : Plan.AZS) {
            states.put(az, new AzState(az));
            upstreams.put(az, new UpstreamAz(states.get(az), Plan.sized(1, 10, 100), time, random));
        }
    }

    @Test
    void soundSite_playIsGood_withOneCall() {
        door("r1-az1", Guarding.ON).enter(false, answers::add);
        settle();

        assertThat(answers).containsExactly(Answer.GOOD);
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void lostDoor_saysNothing() {
        states.get("r1-az1").lose();
        door("r1-az1", Guarding.ON).enter(false, answers::add);
        settle();

        assertThat(answers).isEmpty();
    }

    @Test
    void doorLostOnTheWay_saysNothingEvenWhenItIsBack() {
        door("r1-az1", Guarding.ON).enter(false, answers::add);
        time.in(1, () -> {
            states.get("r1-az1").lose();
            states.get("r1-az1").heal();
        });
        settle();

        assertThat(answers).isEmpty();
    }

    @Test
    void upstreamsGone_repeatsAreAskedForWithinTheBudget_andAllOfThemWithout() {
        loseUpstreamsElsewhere();
        Door guarded = door("r1-az2", Guarding.ON);
        Door unguarded = door("r1-az2", Guarding.OFF);
        enter(guarded, 3 * FLOOR);
        assertThat(answers).filteredOn(Answer.REPEAT::equals).hasSize(FLOOR);
        answers.clear();

        enter(unguarded, 3 * FLOOR);
        assertThat(answers).filteredOn(Answer.REPEAT::equals).hasSize(3 * FLOOR);
    }

    @Test
    void repeat_isNeverAskedToRepeat_andMakesOneCall() {
        loseUpstreamsElsewhere();
        door("r1-az2", Guarding.OFF).enter(true, answers::add);
        settle();

        assertThat(answers).containsExactly(Answer.FAILED);
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void upstreamOfOwnAzGone_neighbourAnswers() {
        AzState ill = new AzState("r1-az1");
        ill.lose();
        upstreams.put("r1-az1", new UpstreamAz(ill, Plan.sized(1, 10, 100), time, new SplittableRandom(2)));
        door("r1-az1", Guarding.ON).enter(false, answers::add);
        settle();

        assertThat(answers).containsExactly(Answer.GOOD);
        assertThat(calls()).isEqualTo(2);
    }

    /** The upstreams of all AZs are out, while the AZ of the door is there. */
    private void loseUpstreamsElsewhere() {
        AzState ill = new AzState("ill");
        ill.lose();
        for (String az : Plan.AZS) {
            upstreams.put(az, new UpstreamAz(ill, Plan.sized(1, 10, 100), time, new SplittableRandom(3)));
        }
    }

    private void enter(Door door, int plays) {
        for (int i = 0; i < plays; i++) {
            door.enter(false, answers::add);
        }
        settle();
        assertThat(answers).hasSize(plays);
    }

    private Door door(String az, Guarding guarding) {
        Dash dash = new Dash(states.get(az), upstreams, time, new SplittableRandom(4), guarding, tally);
        return new Door(states.get(az), List.of(dash), time, new SplittableRandom(5), guarding);
    }

    private int calls() {
        int sum = 0;
        for (int calls : tally.result().calls()) {
            sum += calls;
        }
        return sum;
    }

    private void settle() {
        time.runUntil(time.getAsLong() + Duration.ofSeconds(3).toNanos());
    }
}
