package vrs.catalog.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static vrs.catalog.Entries.revision;
import static vrs.catalog.Entries.video;
import static vrs.catalog.layer.TestLayer.CONFIG;

import org.junit.jupiter.api.Test;
import vrs.catalog.FailureReason;
import vrs.catalog.Revision;
import vrs.catalog.StreamStore.Lookup;
import vrs.catalog.StreamStore.WriteOutcome;
import vrs.catalog.Tombstone;
import vrs.catalog.layer.FaultyStore.Fault;
import vrs.catalog.layer.LayerListener.Comparison;

/** Which of the two stores answers. */
class LayerTest {
    private final TestLayer test = TestLayer.holding(20);

    @Test
    void hot_answersWhileItIsWell() {
        int coldBefore = test.cold.lookups.get();

        assertThat(test.readBy("v2")).isEqualTo("hot");
        assertThat(test.cold.lookups).hasValue(coldBefore);
    }

    @Test
    void hotThatFails_isAvoidedAfterAFewReadsAndNoneOfThemFails() {
        test.hot.is(Fault.KILLED);
        int before = test.hot.lookups.get();

        for (int i = 1; i <= 20; i++) {
            assertThat(test.readBy("v" + i)).isEqualTo("cold");
        }

        assertThat(test.hot.lookups.get() - before).isEqualTo(3);
        assertThat(test.moves).contains("hot Avoided");
    }

    @Test
    void hotThatFailsEveryThirdTime_isKept() {
        for (int i = 0; i < 300; i++) {
            test.hot.is(i % 3 == 0 ? Fault.GARBAGE : Fault.NONE);
            assertThat(test.readBy("v2")).isEqualTo(i % 3 == 0 ? "cold" : "hot");
        }
    }

    @Test
    void absent_countsOnlyWhenBothStoresSaySo() {
        test.cold.put(video("cold-only", 1));

        assertThat(test.readBy("cold-only")).isEqualTo("cold");
        assertThat(test.readBy("nobody")).isEqualTo("absent");
    }

    @Test
    void absent_ofTheOnlyStoreLeftCountsWhenItHasCaughtUp() {
        test.cold.is(Fault.KILLED);
        assertThat(test.readBy("nobody")).isEqualTo("absent");

        test.hot.wipe();

        assertThat(test.readBy("never-read")).isEqualTo("failed BEHIND");
    }

    @Test
    void absent_isNeverSaidOfWhatWasServedOrAnnounced() {
        test.served.announced("announced", revision(30));
        test.hot.wipe();
        test.cold.wipe();

        assertThat(test.readBy("v1")).startsWith("failed");
        assertThat(test.readBy("announced")).startsWith("failed");
    }

    @Test
    void lowerRevisionThanServed_comesFromTheOtherStoreAndTheLowerOneIsAvoided() {
        test.hot.takeSnapshot();
        test.publish(video("v2", 50));
        assertThat(test.revisionOf("v2")).isEqualTo(revision(50));

        test.hot.setBackToSnapshot();

        assertThat(test.revisionOf("v2")).isEqualTo(revision(50));
        assertThat(test.readBy("v3")).isEqualTo("cold");
        assertThat(test.moves).contains("hot Avoided");
    }

    @Test
    void announcedRevision_isTakenFromTheStoreThatHasIt() {
        test.cold.put(video("v2", 50));
        test.served.announced("v2", revision(50));

        assertThat(test.revisionOf("v2")).isEqualTo(revision(50));
    }

    @Test
    void announcedRevision_thatNoStoreHasYetDoesNotTakeTheVideoAway() {
        test.served.announced("v2", revision(50));

        assertThat(test.revisionOf("v2")).isEqualTo(revision(2));
    }

    @Test
    void tombstone_isAnAnswerThatNoLowerRecordUndoes() {
        test.hot.takeSnapshot();
        test.publish(new Tombstone("v2", revision(60)));
        test.read("v2");
        test.hot.setBackToSnapshot();
        test.cold.is(Fault.KILLED);

        assertThat(test.read("v2").lookup()).isEqualTo(new Lookup.Failed(FailureReason.BEHIND));
    }

    @Test
    void aShareOfReads_isComparedWithTheColdStore() {
        for (int i = 0; i < CONFIG.compareEvery(); i++) {
            test.read("v2");
        }
        assertThat(test.compared).containsEntry(Comparison.SAME, 1);

        test.hot.put(video("v2", 70));
        for (int i = 0; i < CONFIG.compareEvery(); i++) {
            test.read("v2");
        }

        assertThat(test.compared).containsEntry(Comparison.COLD_LOWER, 1).hasSize(2);
    }

    @Test
    void fill_goesToTheHotStoreWhileItServes() {
        assertThat(test.layer.fill(video("new", 80), TestLayer.AMPLE)).isEqualTo(new WriteOutcome.Written());
        test.hot.is(Fault.KILLED);
        for (int i = 1; i <= 3; i++) {
            test.read("v" + i);
        }
        test.hot.is(Fault.NONE);

        assertThat(test.layer.fill(video("newer", 81), TestLayer.AMPLE)).isInstanceOf(WriteOutcome.Failed.class);
        assertThat(test.hot.lookup("newer", TestLayer.AMPLE)).isEqualTo(new Lookup.Absent());
    }

    @Test
    void bothStoresGone_isAFailureAndNoAnswer() {
        test.hot.is(Fault.KILLED);
        test.cold.is(Fault.KILLED);

        for (int i = 0; i < 10; i++) {
            assertThat(test.readBy("v1")).startsWith("failed");
        }

        test.cold.is(Fault.NONE);
        assertThat(test.revisionOf("v1")).as("asked as the last resort").isNotEqualTo(Revision.NONE);
    }

    @Test
    void lastStoreThatServes_isKeptWhileItAnswersSomeReads_andNotWhenItHangs() {
        test.hot.is(Fault.KILLED);
        test.passProbes();
        test.moves.clear();
        for (int i = 0; i < 30; i++) {
            test.cold.is(i % 3 == 2 ? Fault.NONE : Fault.HUNG);
            test.read("v1");
        }
        assertThat(test.moves).as("two reads of three run out of time").noneMatch(move -> move.startsWith("cold"));

        test.cold.is(Fault.HUNG);
        for (int i = 0; i < 30; i++) {
            test.read("v1");
        }
        assertThat(test.moves).as("none is answered for a second").anyMatch(move -> move.startsWith("cold"));
    }

    @Test
    void bothStoresSlow_areAskedWithoutALookAtWhatTheyHold_whileThatWasSeenLately() {
        test.read("v1");
        for (int i = 0; i < 12; i++) {
            test.hot.is(Fault.HUNG);
            test.cold.is(Fault.HUNG);
            test.read("v1");
        }
        test.hot.is(Fault.NONE);
        test.cold.is(Fault.NONE);
        test.readBy("v1");
        int asked = test.hot.newestAsked.get();

        assertThat(test.readBy("v2")).isIn("hot", "cold");
        assertThat(test.hot.newestAsked.get()).isEqualTo(asked);
    }

    @Test
    void bothStoresSlowForOneLook_areAskedOnceMoreInTheTimeThatIsLeft() {
        test.read("v1");
        test.hot.hangFor(1);
        test.cold.hangFor(1);

        assertThat(test.readBy("v2")).isIn("hot", "cold");
    }
}
