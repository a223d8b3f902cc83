package vrs.publisher.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vrs.catalog.Revision;
import vrs.catalog.Tombstone;
import vrs.catalog.feed.FeedMessage;
import vrs.catalog.ring.RingConfig;
import vrs.catalog.ring.RingStreamStore;
import vrs.publisher.log.MemorySiteStore;
import vrs.publisher.log.TestLog;

class StoreFollowerTest {
    private static final FollowPace PACE = new FollowPace(Duration.ofSeconds(1), 3, 2, 1_000);

    private final TestLog log = new TestLog();
    private final MemorySiteStore store = new MemorySiteStore();
    private final StoreFollower follower = new StoreFollower(log.own(), store, PACE, Runnable::run);
    private final List<FeedMessage> told = new ArrayList<>();

    @Test
    void store_isGivenWhatIsCommitted() {
        log.commit(10);
        follower.check();

        assertThat(follower.follow()).isTrue();
        assertThat(store.all()).hasSize(10);
        assertThat(follower.position()).isEqualTo(new Revision(1, 10));
    }

    @Test
    void wipedStore_isFilledAgain() {
        log.commit(10);
        turns(1);

        store.wipe();
        turns(5);

        assertThat(store.all()).hasSize(10);
    }

    @Test
    void storeWipedAndWrittenSince_isFilledAgain() {
        log.commit(10);
        turns(1);

        store.wipe();
        store.write(new Tombstone("v10", new Revision(1, 10)), Duration.ofSeconds(1));
        turns(6);

        assertThat(store.all()).hasSize(10);
        assertThat(follower.repaired()).isEqualTo(9);
    }

    @Test
    void storeWithOldData_isBroughtUp() {
        log.commit(4);
        turns(1);
        store.keep();
        log.commit(6);
        turns(1);

        store.putBack();
        turns(3);

        assertThat(store.all()).hasSize(10);
    }

    @Test
    void gapThatAKilledPublisherLeft_isFilledBeforeThePositionPassesIt() {
        log.commit(40);
        for (int i = 1; i <= 40; i++) {
            if (i != 39) {
                store.write(new Tombstone("v" + i, new Revision(1, i)), Duration.ofSeconds(1));
            }
        }

        follower.check();
        assertThat(follower.position()).isEqualTo(new Revision(1, 38));
        follower.follow();

        assertThat(follower.position()).isEqualTo(new Revision(1, 40));
        assertThat(store.all()).hasSize(40);
    }

    /** Nor must a comparison begin anew with each look because the log's oldest change is none of the store's. */
    @Test
    void gapFurtherDown_isFoundThoughTheOldestChangeWasReplaced() {
        log.commit(1);
        log.again("v1");
        log.commit(12);
        store.write(new Tombstone("v1", new Revision(1, 2)), Duration.ofSeconds(1));
        for (int i = 3; i <= 14; i++) {
            if (i != 8) {
                store.write(new Tombstone("v" + i, new Revision(1, i)), Duration.ofSeconds(1));
            }
        }

        turns(12);

        assertThat(store.held("v8")).isPresent();
        assertThat(follower.isRepairing()).isFalse();
    }

    @Test
    void gapBeforeANewEpoch_isFilledBeforeThePositionPassesIt() {
        log.commit(9);
        log.epoch(2);
        log.commit(1);
        for (int i = 1; i <= 10; i++) {
            if (i != 9) {
                store.write(new Tombstone("v" + i, new Revision(i > 9 ? 2 : 1, i)), Duration.ofSeconds(1));
            }
        }

        follower.check();
        assertThat(follower.position()).isEqualTo(new Revision(1, 8));
        follower.follow();

        assertThat(store.all()).hasSize(10);
    }

    /** Also the one that holds neither the newest nor the oldest change. */
    @Test
    void nodesOfARing_eachOfThemEmptied_areFilledAgain() {
        Map<String, MemorySiteStore> nodes =
                Map.of("a", new MemorySiteStore(), "b", new MemorySiteStore(), "c", new MemorySiteStore());
        RingStreamStore ring =
                new RingStreamStore(Map.copyOf(nodes), RingConfig.defaults(), System::nanoTime, new Random(1));
        StoreFollower ofRing = new StoreFollower(log.own(), ring, PACE, Runnable::run);
        log.commit(30);
        turns(ofRing, 12);

        nodes.forEach((name, node) -> {
            int held = node.all().size();
            assertThat(held).as(name).isPositive();

            node.wipe();
            turns(ofRing, 12);

            assertThat(node.all()).as(name).hasSize(held);
        });
    }

    @Test
    void storeThatWasAway_isBroughtUp_andSaysWhyUntilThen() {
        turns(1);
        store.away(true);
        log.commit(3);

        assertThat(follower.follow()).isFalse();
        assertThat(follower.trouble()).contains("connect-refused");
        assertThat(follower.position()).isEqualTo(Revision.NONE);

        store.away(false);
        turns(3);
        assertThat(store.all()).hasSize(3);
        assertThat(follower.trouble()).isEmpty();
    }

    @Test
    void feed_isToldInOrderAndNotBeforeTheStoresHoldIt() {
        FeedTeller feed = new FeedTeller(log.own(), told::add, List.of(follower));
        turns(1);
        log.commit(2);
        feed.tell();
        assertThat(told).isEmpty();

        follower.follow();
        feed.tell();
        feed.tell();

        assertThat(told)
                .containsExactly(
                        new FeedMessage(Revision.NONE, new Revision(1, 1), "v1"),
                        new FeedMessage(new Revision(1, 1), new Revision(1, 2), "v2"));
    }

    @Test
    void feed_doesNotWaitForAStoreInTrouble() {
        MemorySiteStore gone = new MemorySiteStore();
        StoreFollower behind = new StoreFollower(log.own(), gone, PACE, Runnable::run);
        FeedTeller feed = new FeedTeller(log.own(), told::add, List.of(follower, behind));
        turns(1);
        gone.away(true);
        behind.check();
        log.commit(1);
        follower.follow();

        feed.tell();

        assertThat(told).hasSize(1);
    }

    private void turns(int count) {
        turns(follower, count);
    }

    private static void turns(StoreFollower of, int count) {
        for (int i = 0; i < count; i++) {
            of.check();
            of.follow();
        }
    }
}
