package vrs.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vrs.control.ControlDecision.Accepted;
import vrs.control.ControlDecision.Guarded;
import vrs.control.ControlDecision.Refused;
import vrs.control.ControlDecision.Unchanged;
import vrs.control.ControlDecisions.Author;

class ControlDecisionsTest {
    private static final ControlState REST = ControlState.atRest("r1-az1");
    private static final Author ANN = new Author("ann", 7, false);
    private static final Author FORCED = new Author("ann", 7, true);

    private final ControlDecisions small = new ControlDecisions(TestTopologies.SMALL);
    private final ControlDecisions full = new ControlDecisions(TestTopologies.FULL);

    @Test
    void severalKeys_areOneVersion() {
        assertThat(full.set(REST, keys("az.r1-az1=drained publisher.leader=r1-az2 cdn.cdn-a=10"), ANN))
                .isEqualTo(new Accepted(
                        new ControlState(1, "r1-az2", 2, "ann", 7, Map.of("az.r1-az1", "drained", "cdn.cdn-a", "10"))));
    }

    @Test
    void whatIsSoAlready_isNoVersion_butNamingALeaderIsAnEpoch() {
        ControlState drained = accepted(full.set(REST, keys("az.r1-az1=drained"), ANN));

        assertThat(full.set(drained, keys("az.r1-az1=drained"), ANN)).isEqualTo(new Unchanged());
        assertThat(full.set(REST, keys("az.r1-az1=default"), ANN)).isEqualTo(new Unchanged());
        assertThat(accepted(full.set(REST, keys("publisher.leader=r1-az1"), ANN))
                        .leaderEpoch())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "surprise=1 | unknown key surprise",
                "surprise=default | unknown key surprise",
                "az.r1-az1=half | az.r1-az1 is \"half\", not one of active, drained",
                "az.r1-az1=drained cdn.cdn-a=101 | cdn.cdn-a is \"101\", not 0 to 100",
                "az.r9-az1=drained | az.r9-az1: no AZ r9-az1; there are r1-az1, r1-az2, r2-az1",
                "az.r9-az1=default | az.r9-az1: no AZ r9-az1; there are r1-az1, r1-az2, r2-az1",
                "unit.r9-az1.main.weight=1 | unit.r9-az1.main.weight: no AZ r9-az1; there are r1-az1, r1-az2, r2-az1",
                "unit.r1-az1.mean.weight=1 | unit.r1-az1.mean.weight: no unit mean; there are main, low",
                "dns.r3.main=auto | dns.r3.main: no region r3; there are r1, r2",
                "dns.r1.main=r9-az1 | dns.r1.main: no AZ r9-az1; there are r1-az1, r1-az2, r2-az1",
                "cdn.cdn-c=1 | cdn.cdn-c: no CDN cdn-c; there are cdn-a, cdn-b",
                "route.preload=lower | route.preload: no unit lower; there are main, low",
                "publisher.leader=r9-az1 | publisher.leader: no AZ r9-az1; there are r1-az1, r1-az2, r2-az1",
                "publisher.leader=default | publisher.leader names an AZ, it has no default"
            })
    void badWish_isRefusedWithTheKeyNamed_alsoByForce(String wish, String why) {
        assertThat(full.set(REST, keys(wish), ANN)).isEqualTo(new Refused(why));
        assertThat(full.set(REST, keys(wish), FORCED)).isEqualTo(new Refused(why));
    }

    @ParameterizedTest
    @CsvSource({
        "az.r1-az1=active",
        "dns.r1.retry=r2-az1",
        "dns.r2.main=auto",
        "unit.r2-az1.low.weight=0",
        "pool.container=0",
        "cloud.private=forced-offline",
        "route.autoplay=main",
        "admission.fallback.inflight=64",
        "publisher.leader=r2-az1"
    })
    void soundWish_isAccepted(String wish) {
        assertThat(full.set(REST, keys(wish), ANN)).isInstanceOf(Accepted.class);
    }

    @Test
    void keyOfAnAzThatIsGone_canBeTakenBack() {
        ControlState later = REST.with(Map.of("az.r3-az1", "drained"), "ann", 1);

        assertThat(accepted(full.set(later, keys("az.r3-az1=default"), ANN)).set())
                .isEmpty();
    }

    /** What is set before, what would take the last away, and what is said. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "az.r1-az1=drained az.r1-az2=drained | az.r2-az1=drained | az.r2-az1=drained would drain the last active AZ: no AZ would be left for players; --force does it anyway",
                "degrade.drm=on | az.r1-az1=drained az.r1-az2=drained az.r2-az1=drained | drain the last active AZ",
                "unit.r1-az1.main.weight=0 unit.r1-az2.main.weight=0 | unit.r2-az1.main.weight=0 | leave unit main without weight in every active AZ",
                "unit.r1-az1.low.weight=0 unit.r1-az2.low.weight=0 | unit.r2-az1.low.weight=0 | leave unit low without weight",
                "az.r1-az1=drained unit.r1-az2.main.weight=0 | unit.r2-az1.main.weight=0 | leave unit main without weight",
                "unit.r1-az1.main.weight=0 unit.r1-az2.main.weight=0 | az.r2-az1=drained | leave unit main without weight",
                "pool.vm=0 | pool.container=0 | leave no pool that has instances with weight",
                "cdn.cdn-a=0 | cdn.cdn-b=0 | leave no CDN with weight",
                "cloud.public=forced-offline | cloud.private=forced-offline | force the last cloud offline"
            })
    void lastOfSomething_isGuarded_andDoneByForce(String first, String wish, String why) {
        ControlState before = accepted(full.set(REST, keys(first), ANN));

        assertThat(full.set(before, keys(wish), ANN)).isInstanceOfSatisfying(Guarded.class, it -> assertThat(it.why())
                .startsWith(wish + " would ")
                .contains(why)
                .endsWith("; --force does it anyway")
                .hasLineCount(1));
        assertThat(full.set(before, keys(wish), FORCED)).isInstanceOf(Accepted.class);
    }

    @Test
    void poolOrCloudWithoutInstances_countsForNothing() {
        assertThat(small.set(REST, keys("pool.vm=0"), ANN)).isInstanceOf(Guarded.class);
        assertThat(small.set(REST, keys("cloud.private=forced-offline"), ANN)).isInstanceOf(Guarded.class);
        assertThat(small.set(REST, keys("pool.container=0 cloud.public=forced-offline"), ANN))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void moveToAnother_inOneWish_isNotGuarded() {
        ControlState before = accepted(full.set(REST, keys("az.r1-az1=drained az.r1-az2=drained cdn.cdn-a=0"), ANN));

        assertThat(full.set(before, keys("az.r2-az1=drained az.r1-az1=active"), ANN))
                .isInstanceOf(Accepted.class);
        assertThat(full.set(before, keys("cdn.cdn-b=0 cdn.cdn-a=5"), ANN)).isInstanceOf(Accepted.class);
    }

    @Test
    void whatWasForced_doesNotGuardTheNextWish() {
        ControlState forced = accepted(full.set(REST, keys("cdn.cdn-a=0 cdn.cdn-b=0"), FORCED));

        assertThat(full.set(forced, keys("degrade.drm=off"), ANN)).isInstanceOf(Accepted.class);
        assertThat(full.set(forced, keys("cdn.cdn-b=100"), ANN)).isInstanceOf(Accepted.class);
    }

    @Test
    void undo_takesTheLastChangeBack_andItsUndoBringsItAgain() {
        List<ControlEntry> history = new ArrayList<>();
        ControlState first = does(history, REST, full.set(REST, keys("cdn.cdn-a=10"), ANN));
        ControlState second = does(
                history, first, full.set(first, keys("cdn.cdn-a=20 az.r1-az1=drained publisher.leader=r2-az1"), ANN));

        ControlState undone = does(history, second, full.undo(second, history, new Author("ben", 9, false)));
        assertThat(undone).isEqualTo(new ControlState(3, "r1-az1", 3, "ben", 9, Map.of("cdn.cdn-a", "10")));

        ControlState redone = does(history, undone, full.undo(undone, history, ANN));
        assertThat(redone.set()).isEqualTo(second.set());
        assertThat(redone.leader()).isEqualTo("r2-az1");
        assertThat(redone.version()).isEqualTo(4);
        assertThat(redone.leaderEpoch()).as("epochs never go back").isEqualTo(4);
    }

    @Test
    void undo_isGuardedAsWell() {
        List<ControlEntry> history = new ArrayList<>();
        ControlState all = REST.with(keys("az.r1-az1=drained az.r1-az2=drained az.r2-az1=drained"), "ann", 1);
        ControlState one = does(history, all, full.set(all, keys("az.r1-az1=active"), ANN));

        assertThat(full.undo(one, history, ANN)).isInstanceOf(Guarded.class);
        assertThat(full.undo(one, history, FORCED)).isInstanceOf(Accepted.class);
    }

    @Test
    void undo_ofWhatWasMadeElsewhereOrNever_isRefused() {
        List<ControlEntry> history = new ArrayList<>();
        assertThat(full.undo(REST, history, ANN))
                .isEqualTo(new Refused("nothing to take back: nobody changed anything yet"));

        does(history, REST, full.set(REST, keys("cdn.cdn-a=10"), ANN));
        ControlState elsewhere = new ControlState(5, "r1-az1", 1, "git", 9, Map.of());
        assertThat(full.undo(elsewhere, history, ANN))
                .isEqualTo(new Refused(
                        "nothing to take back: version 5 was made elsewhere, the last one in the history is 1"));
    }

    private static Map<String, String> keys(String words) {
        Map<String, String> keys = new LinkedHashMap<>();
        for (String word : words.split(" ")) {
            keys.put(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
        }
        return keys;
    }

    private static ControlState accepted(ControlDecision decision) {
        assertThat(decision).isInstanceOf(Accepted.class);
        return ((Accepted) decision).next();
    }

    private static ControlState does(List<ControlEntry> history, ControlState before, ControlDecision decision) {
        ControlState next = accepted(decision);
        history.add(ControlEntry.of(before, next));
        return next;
    }
}
