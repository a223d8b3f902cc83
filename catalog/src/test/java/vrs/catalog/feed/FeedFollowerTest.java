package vrs.catalog.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static vrs.catalog.Entries.revision;
import static vrs.catalog.Entries.video;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import vrs.catalog.FailureReason;
import vrs.catalog.MemoryStreamStore;
import vrs.catalog.Revision;
import vrs.catalog.TestTicker;

class FeedFollowerTest {
    private static final Duration TIME = Duration.ofSeconds(1);
    private static final FollowConfig CONFIG = FollowConfig.defaults();

    private final TestTicker ticker = new TestTicker();
    private final MemoryReplica replica = new MemoryReplica();
    private final MemoryStreamStore redis = new MemoryStreamStore("redis");
    private final MemoryStreamStore document = new MemoryStreamStore("document");
    private final MemoryStreamStore sql = new MemoryStreamStore("sql");
    private final List<String> changed = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final FeedFollower follower = new FeedFollower(
            replica,
            new FeedStores(List.of(redis, document, sql), List.of(document, sql)),
            (vid, revision) -> changed.add(vid + " " + revision),
            CONFIG,
            ticker,
            () -> 0,
            tasks::add,
            new FollowListener() {
                @Override
                public void gap() {
                    told.add("gap");
                }

                @Override
                public void swept(int changes) {
                    told.add("swept " + changes);
                }

                @Override
                public void sweepFailed(String technology, FailureReason reason) {
                    told.add("failed " + technology);
                }

                @Override
                public void notKept() {
                    told.add("not kept");
                }
            });

    @Test
    void message_isToldOnBeforeAnythingIsFetched_andThenKept() {
        follows();
        redis.write(video("a", 1), TIME);

        follower.heard(message(0, 1, "a"));

        assertThat(changed).containsExactly("a 1.1");
        assertThat(replica.entries).isEmpty();
        work();
        assertThat(replica.held("a")).isEqualTo(revision(1));
        assertThat(replica.position()).isEqualTo(revision(1));
        assertThat(told).as("nothing was missed").isEmpty();
        assertThat(follower.lag()).isZero();
    }

    @Test
    void message_thatFollowsOnNothingKnown_isAGap_andIsSwept() {
        follows();
        document.write(video("a", 1), TIME);
        document.write(video("b", 2), TIME);

        follower.heard(message(1, 2, "b"));
        ticker.advance(CONFIG.sweepAloneEvery());
        follower.look();
        work();

        assertThat(told).contains("gap", "swept 1");
        assertThat(replica.entries).containsOnlyKeys("a", "b");
        assertThat(replica.position()).isEqualTo(revision(2));
        assertThat(changed).contains("a 1.1");
    }

    @Test
    void message_whoseEntryNoStoreHasYet_doesNotMoveThePosition() {
        follows();
        redis.write(video("a", 1), TIME);

        follower.heard(message(0, 2, "a"));
        work();

        assertThat(replica.position()).isEqualTo(Revision.NONE);
        redis.write(video("a", 2), TIME);
        document.write(video("a", 2), TIME);
        ticker.advance(CONFIG.sweepAloneEvery());
        follower.look();
        work();
        assertThat(replica.held("a")).isEqualTo(revision(2));
        assertThat(replica.position()).isEqualTo(revision(2));
    }

    @Test
    void message_ofAnOldRevisionThatIsLacking_isFetched() {
        replica.position = revision(9);
        follows();
        redis.write(video("lost", 4), TIME);

        follower.heard(message(3, 4, "lost"));
        work();

        assertThat(replica.held("lost")).isEqualTo(revision(4));
        assertThat(replica.position()).isEqualTo(revision(9));
    }

    @Test
    void subscribedAgain_isASweep_ofWhatWasNotHeard() {
        follows();
        follower.lost();
        work();
        told.clear();
        sql.write(video("a", 1), TIME);
        ticker.advance(CONFIG.sweepAloneEvery());

        follower.subscribed();
        work();

        assertThat(replica.held("a")).isEqualTo(revision(1));
        assertThat(told).containsExactly("swept 0", "swept 1");
    }

    @Test
    void sweep_comesSeldomWhileTheFeedIsThere_andOftenWhileItIsNot() {
        follows();
        ticker.advance(CONFIG.sweepEvery().minusMillis(2));
        follower.look();
        assertThat(tasks).as("early").isEmpty();
        ticker.advance(Duration.ofMillis(1));
        follower.look();
        work();
        assertThat(told).containsExactly("swept 0", "swept 0");

        follower.lost();
        ticker.advance(CONFIG.sweepAloneEvery());
        follower.look();
        work();
        told.clear();
        ticker.advance(CONFIG.sweepAloneEvery());
        follower.look();
        work();
        assertThat(told).containsExactly("swept 0", "swept 0");
    }

    @Test
    void sweep_asksEachStore_becauseOneMayLackWhatLiesBetween() {
        document.write(video("c", 3), TIME);
        sql.write(video("a", 1), TIME);
        sql.write(video("b", 2), TIME);

        follows();

        assertThat(replica.entries).containsOnlyKeys("a", "b", "c");
        assertThat(replica.position()).isEqualTo(revision(3));
    }

    @Test
    void sweep_ofMoreThanAPage_readsAllOfThem() {
        for (int i = 1; i <= CONFIG.pageMax() + 1; i++) {
            document.write(video("v" + i, i), TIME);
        }

        follows();

        assertThat(replica.entries).hasSize(CONFIG.pageMax() + 1);
        assertThat(replica.position()).isEqualTo(revision(CONFIG.pageMax() + 1));
    }

    @Test
    void sweep_withOneStoreGone_isDoneByTheOther() {
        document.close();
        sql.write(video("a", 1), TIME);

        follows();

        assertThat(replica.held("a")).isEqualTo(revision(1));
        assertThat(follower.lag()).isZero();
    }

    @Test
    void position_neverMovesOverWhatTheDiskDidNotKeep() {
        follows();
        replica.isFull = true;
        redis.write(video("a", 1), TIME);
        document.write(video("a", 1), TIME);

        follower.heard(message(0, 1, "a"));
        work();
        assertThat(told).contains("not kept");
        assertThat(replica.position()).isEqualTo(Revision.NONE);
        ticker.advance(Duration.ofSeconds(1));
        assertThat(follower.lag()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));

        replica.isFull = false;
        follower.look();
        work();
        assertThat(replica.position()).isEqualTo(revision(1));
        assertThat(follower.lag()).isZero();
    }

    @Test
    void lag_growsWhileNobodyCanBeAsked_andItsWordOnWhatIsMissingStopsToCount() {
        assertThat(follower.isTrusted()).as("nothing seen yet").isFalse();
        follows();
        assertThat(follower.isTrusted()).isTrue();
        document.close();
        sql.close();
        follower.lost();

        ticker.advance(Duration.ofSeconds(10));
        follower.look();
        work();
        assertThat(follower.lag()).isEqualTo(Duration.ofSeconds(10));
        assertThat(follower.isTrusted()).isTrue();
        ticker.advance(CONFIG.trustedFor());
        assertThat(follower.isTrusted()).isFalse();

        document.reopen();
        follower.look();
        work();
        assertThat(follower.isTrusted()).isTrue();
    }

    @Test
    void messages_withoutStores_doNotSweepOneAfterTheOther() {
        follows();
        document.close();
        sql.close();
        for (int i = 1; i <= 100; i++) {
            follower.heard(message(i, i + 1, "v" + i));
            work();
        }

        assertThat(told.stream().filter("failed document"::equals)).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void withoutTheFeed_eachLookOfTheSchedule_isASweep() {
        follows();
        follower.lost();
        work();
        told.clear();
        for (int i = 0; i < 4; i++) {
            ticker.advance(CONFIG.lookEvery());
            follower.look();
            work();
        }

        assertThat(told.stream().filter("swept 0"::equals)).as("of two stores").hasSize(8);
        assertThat(CONFIG.lookEvery()).isLessThanOrEqualTo(Duration.ofMillis(250));
    }

    @Test
    void feedThatIsDoubted_isNotReliedOn() {
        follows();
        follower.doubt(true);
        follower.look();
        work();
        told.clear();
        ticker.advance(CONFIG.sweepAloneEvery());
        follower.look();
        work();
        assertThat(told).containsExactly("swept 0", "swept 0");
        assertThat(follower.lag()).isZero();

        follower.doubt(false);
        ticker.advance(CONFIG.sweepAloneEvery());
        follower.look();
        work();
        told.clear();
        ticker.advance(CONFIG.sweepAloneEvery());
        follower.look();
        work();
        assertThat(told).as("the feed is relied on again").isEmpty();
    }

    @Test
    void storeThatHangs_holdsUpNoSweep() {
        follows();
        follower.lost();
        Runnable hung = hang();
        sql.write(video("a", 1), TIME);
        sql.write(video("b", 2), TIME);

        ticker.advance(CONFIG.lookEvery());
        follower.look();
        work();
        ticker.advance(CONFIG.lookEvery());
        follower.look();
        work();
        assertThat(changed).containsExactly("a 1.1", "b 1.2");
        assertThat(replica.position()).isEqualTo(revision(2));
        told.clear();
        ticker.advance(CONFIG.lookEvery());
        follower.look();
        work();
        assertThat(told).as("the other one is not asked again").containsExactly("swept 0");

        document.write(video("c", 3), TIME);
        hung.run();
        assertThat(changed).as("what it says in the end counts").contains("c 1.3");
    }

    @Test
    void replicaThatKeepsNothing_doesNotKeepWhatIsNewFromBeingTold() {
        replica.isFull = true;
        for (int i = 1; i <= 10; i++) {
            document.write(video("v" + i, i), TIME);
        }
        follows();
        document.write(video("a", 11), TIME);
        document.write(video("b", 12), TIME);

        follower.lost();
        for (int i = 0; i < 3; i++) {
            ticker.advance(CONFIG.lookEvery());
            follower.look();
            work();
        }

        assertThat(changed).as("once each").containsExactly("a 1.11", "b 1.12");
        assertThat(follower.lag()).as("it is not kept").isPositive();
        replica.isFull = false;
        ticker.advance(CONFIG.lookEvery());
        follower.look();
        work();
        assertThat(replica.entries).hasSize(12);
        assertThat(follower.lag()).isZero();
    }

    /** Takes the next look into the document store out of the queue. */
    private Runnable hang() {
        ticker.advance(CONFIG.lookEvery());
        follower.look();
        tasks.remove().run();
        assertThat(tasks).as("a look into each store").hasSize(2);
        Runnable first = tasks.remove();
        work();
        return first;
    }

    private void follows() {
        follower.subscribed();
        work();
        ticker.advance(Duration.ofMillis(1));
        told.clear();
        changed.clear();
    }

    private void work() {
        while (!tasks.isEmpty()) {
            tasks.poll().run();
        }
    }

    private static FeedMessage message(long previous, long counter, String vid) {
        return new FeedMessage(previous == 0 ? Revision.NONE : revision(previous), revision(counter), vid);
    }
}
