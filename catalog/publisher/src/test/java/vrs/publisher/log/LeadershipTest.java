package vrs.publisher.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Revision;
import vrs.catalog.Tombstone;
import vrs.publisher.log.Leadership.Submission;

/** One thing at a time; the orders that nobody thinks of are for {@link PublishersPropertyTest}. */
class LeadershipTest {
    private final SimulatedNet net = new SimulatedNet(3, new Random(1));
    private final SimulatedPublisher first = net.publishers.get(0);
    private final SimulatedPublisher second = net.publishers.get(1);
    private final SimulatedPublisher third = net.publishers.get(2);

    @BeforeEach
    void lead() {
        net.publishers.forEach(SimulatedPublisher::start);
        first.lead(1);
    }

    @Test
    void publish_isAcknowledgedWhenAMajorityHoldsIt() {
        third.crash();

        assertThat(publish(first, "a")).isInstanceOf(Submission.Acknowledged.class);
        assertThat(second.journal.tail()).extracting(LogEntry::revision).containsExactly(new Revision(1, 1));
    }

    @Test
    void publish_withoutMajority_isNotAcknowledgedAndShownNowhere() {
        second.crash();
        third.crash();

        assertThat(publish(first, "a")).isInstanceOf(Submission.NotAcknowledged.class);
        first.checkStores();
        first.followStores();

        assertThat(first.stores.getFirst().all()).isEmpty();
    }

    @Test
    void change_isShownOnlyAfterItIsCommitted() {
        third.crash();
        publish(first, "a");
        second.start();
        // Durable in the second, but the word that it is committed has not come.
        LogEntry next = new LogEntry(new Revision(1, 1), new Tombstone("b", new Revision(1, 2)));
        second.log().append(new Append(1, Revision.NONE, new Revision(1, 1), List.of(next), new Revision(1, 1)));
        second.checkStores();
        second.followStores();
        assertThat(second.stores.getFirst().held("b")).isEmpty();

        second.log().append(new Append(1, Revision.NONE, new Revision(1, 2), List.of(), new Revision(1, 2)));
        second.followStores();
        assertThat(second.stores.getFirst().held("b")).isPresent();
    }

    @Test
    void deposedLeader_isRefusedAndHearsOfIt() {
        Leadership old = first.leadership.orElseThrow();
        second.lead(2);

        assertThat(old.submit(drafts("late"), Duration.ofMillis(1))).isInstanceOf(Submission.Deposed.class);
        assertThat(third.log().lookup("late")).isEmpty();
    }

    @Test
    void publish_isNotAcknowledgedByWhatAnotherLeaderCommittedMeanwhile() {
        // Its own log goes on past the change without it: a leader's commit speaks of its own changes.
        List<Peer> deaf = net.peersOf(first).stream()
                .<Peer>map(peer -> new DeafPeer(peer, this::anotherLeaderCommits))
                .toList();
        Beginning begun = new Candidate(first.log(), deaf, Runnable::run).begin(1);
        Leadership old = ((Beginning.Leads) begun).leadership();

        Submission said = old.submit(drafts("late"), Duration.ofMillis(1));

        assertThat(first.log().commit()).isGreaterThan(new Revision(2, 0));
        assertThat(first.log().lookup("late")).isEmpty();
        assertThat(said).isInstanceOf(Submission.NotAcknowledged.class);
    }

    private void anotherLeaderCommits() {
        if (second.leadership.isEmpty()) {
            net.cut(0, 1, true);
            second.lead(2);
            publish(second, "other");
            net.heal();
            second.beat();
        }
    }

    @Test
    void writeThatWasOnItsWay_isRefusedAfterANewLeaderWasNamed() {
        Append late = new Append(
                1,
                Revision.NONE,
                Revision.NONE,
                List.of(new LogEntry(Revision.NONE, new Tombstone("late", new Revision(1, 1)))),
                Revision.NONE);
        second.lead(2);

        assertThat(third.log().append(late)).isEqualTo(new AppendReply.Refused(2));
        assertThat(third.log().lookup("late")).isEmpty();
    }

    @Test
    void promise_isKeptOverARestart() {
        second.lead(5);
        third.crash();
        third.start();

        assertThat(third.log().prepare(4)).isEqualTo(new PrepareReply.Refused(5));
    }

    @Test
    void newLeader_takesOverWhatWasAcknowledged_andVoidsWhatWasNot() {
        net.cut(0, 1, true);
        publish(first, "acknowledged");
        net.cut(0, 2, true);
        assertThat(publish(first, "alone")).isInstanceOf(Submission.NotAcknowledged.class);

        second.lead(2);
        publish(second, "later");
        net.heal();
        second.beat();
        second.beat();

        for (SimulatedPublisher each : net.publishers) {
            assertThat(each.log().lookup("acknowledged")).as(each.az).isPresent();
            assertThat(each.log().lookup("later")).as(each.az).isPresent();
            assertThat(each.log().lookup("alone")).as(each.az).isEmpty();
        }
    }

    @Test
    void publisherThatWasAway_isGivenWhatItMissed_alsoWhatIsNoLongerKeptOneByOne() {
        third.crash();
        for (int i = 0; i < 40; i++) {
            publish(first, "v" + i % 12);
        }
        assertThat(first.journal.base()).isNotEqualTo(Revision.NONE);

        third.start();
        first.beat();
        first.beat();
        third.checkStores();
        third.followStores();

        assertThat(third.log().commit()).isEqualTo(first.log().commit());
        assertThat(third.stores.getFirst().all()).hasSize(12);
    }

    @Test
    void whatIsGivenTogether_keepsWhatThisLogHeldBefore() {
        MemoryCommitted committed = new MemoryCommitted();
        OwnLog log = new OwnLog(new MemoryJournal(), committed, 4, () -> {});
        LogEntry held = new LogEntry(Revision.NONE, new Tombstone("held", new Revision(1, 1)));
        log.append(new Append(1, Revision.NONE, Revision.NONE, List.of(held), Revision.NONE));

        log.install(1, new Revision(1, 1), List.of(new Tombstone("given", new Revision(1, 9))), new Revision(1, 9));
        AppendReply gap = log.install(1, new Revision(1, 20), List.of(), new Revision(1, 30));

        assertThat(committed.lookup("held")).isPresent();
        assertThat(log.commit()).isEqualTo(new Revision(1, 9));
        assertThat(gap).isInstanceOf(AppendReply.Gap.class);
    }

    @Test
    void lostLog_doesNotLeadAgainInItsEpoch() {
        publish(first, "a");
        OwnLog empty = new OwnLog(new MemoryJournal(), new MemoryCommitted(), 4, () -> {});

        Beginning begun = new Candidate(empty, net.peersOf(first), Runnable::run).begin(1);

        assertThat(begun).isInstanceOf(Beginning.LogLost.class);
        assertThat(new Candidate(empty, net.peersOf(first), Runnable::run).begin(2))
                .isInstanceOf(Beginning.Leads.class);
        assertThat(empty.lookup("a")).isPresent();
    }

    private static Submission publish(SimulatedPublisher leader, String vid) {
        return leader.leadership.orElseThrow().submit(drafts(vid), Duration.ofMillis(1));
    }

    private static List<Function<Revision, CatalogEntry>> drafts(String vid) {
        return List.of(revision -> new Tombstone(vid, revision));
    }
}
