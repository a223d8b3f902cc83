package vrs.publisher.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Revision;
import vrs.catalog.Tombstone;
import vrs.publisher.log.Leadership.Submission;

/** Publishers that crash, are cut off from one another and change leaders, in orders that nobody would think of. */
class PublishersPropertyTest {
    private static final int STEPS = 120;
    private static final int PUBLISHERS = 3;

    private final Map<Revision, CatalogEntry> acknowledged = new HashMap<>();
    private final Map<String, Revision> shown = new HashMap<>();
    private Random random;
    private SimulatedNet net;
    private long epoch;
    private int leader;

    @Property(tries = 200)
    void acknowledgedChanges_surviveEverything(@ForAll long seed) {
        random = new Random(seed);
        net = new SimulatedNet(PUBLISHERS, random);
        net.publishers.forEach(SimulatedPublisher::start);
        acknowledged.clear();
        shown.clear();
        epoch = 1;
        leader = 0;
        net.publishers.getFirst().lead(epoch);

        for (int step = 0; step < STEPS; step++) {
            act();
            nothingIsShownThatIsNotCommittedByAMajority();
        }
        heal();

        theLastOneConverged();
    }

    private void act() {
        SimulatedPublisher any = net.publishers.get(random.nextInt(PUBLISHERS));
        MemorySiteStore store = any.stores.get(random.nextInt(any.stores.size()));
        switch (random.nextInt(16)) {
            case 0, 1, 2, 3 -> publish();
            case 4 -> any.crash();
            case 5 -> any.journal.crashAfter(random.nextInt(4), random.nextBoolean());
            case 6, 7 -> any.start();
            case 8 -> net.cut(random.nextInt(PUBLISHERS), random.nextInt(PUBLISHERS), random.nextBoolean());
            case 9 -> net.lose(random.nextBoolean() ? 0.3 : 0);
            case 10 -> {
                leader = random.nextInt(PUBLISHERS);
                epoch++;
                net.publishers.get(leader).lead(epoch);
            }
            case 11 -> net.publishers.get(leader).lead(epoch);
            case 12 -> net.deliverLate();
            case 13 -> net.publishers.forEach(SimulatedPublisher::beat);
            case 14 ->
                net.publishers.forEach(publisher -> {
                    publisher.followStores();
                    publisher.checkStores();
                });
            case 15 -> {
                switch (random.nextInt(4)) {
                    case 0 -> store.away(random.nextBoolean());
                    case 1 -> forgetShown(store::wipe);
                    case 2 -> store.keep();
                    case 3 -> forgetShown(store::putBack);
                    default -> throw new IllegalStateException();
                }
            }
            default -> throw new IllegalStateException();
        }
    }

    /** A store that lost its data may show less; what is shown again must not go down either. */
    private void forgetShown(Runnable loss) {
        loss.run();
        shown.clear();
    }

    private void publish() {
        List<Function<Revision, CatalogEntry>> drafts = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(2); i++) {
            String vid = "v" + random.nextInt(8);
            drafts.add(revision -> new Tombstone(vid, revision));
        }
        for (SimulatedPublisher publisher : net.publishers) {
            // Whoever thinks that it leads takes publishes; a deposed one may not know yet.
            publisher.publish(drafts).ifPresent(submission -> {
                if (submission instanceof Submission.Acknowledged(List<CatalogEntry> entries)) {
                    entries.forEach(entry -> {
                        assertThat(acknowledged.put(entry.revision(), entry))
                                .as("given out once")
                                .isNull();
                    });
                }
            });
        }
    }

    private void nothingIsShownThatIsNotCommittedByAMajority() {
        for (SimulatedPublisher publisher : net.publishers) {
            for (int i = 0; i < publisher.stores.size(); i++) {
                for (CatalogEntry entry : publisher.stores.get(i).all()) {
                    long holders = net.publishers.stream()
                            .filter(it -> knows(it, entry))
                            .count();
                    assertThat(2 * holders).as("holders of " + entry).isGreaterThan(PUBLISHERS);
                    String key = publisher.az + i + entry.vid();
                    Revision before = shown.getOrDefault(key, Revision.NONE);
                    assertThat(before.isAfter(entry.revision()))
                            .as(key + " went down")
                            .isFalse();
                    shown.put(key, entry.revision());
                }
            }
        }
    }

    /** Its log has this change, or a later one of that vid in its place. */
    private static boolean knows(SimulatedPublisher publisher, CatalogEntry entry) {
        boolean inTail =
                publisher.journal.tail().stream().anyMatch(it -> it.revision().equals(entry.revision()));
        return inTail
                || publisher
                        .committed
                        .lookup(entry.vid())
                        .filter(it -> !entry.revision().isAfter(it.revision()))
                        .isPresent();
    }

    private void heal() {
        net.heal();
        net.publishers.forEach(publisher -> {
            publisher.journal.neverCrash();
            publisher.start();
            publisher.stores.forEach(store -> store.away(false));
        });
        net.deliverLate();
        epoch++;
        net.publishers.get(leader).lead(epoch);
        for (int round = 0; round < 40; round++) {
            net.publishers.forEach(SimulatedPublisher::beat);
            net.publishers.forEach(publisher -> {
                publisher.checkStores();
                publisher.followStores();
            });
        }
    }

    private void theLastOneConverged() {
        List<CatalogEntry> truth = net.publishers.getFirst().stores.getFirst().all();
        Map<String, Revision> held = new HashMap<>();
        truth.forEach(entry -> held.put(entry.vid(), entry.revision()));
        acknowledged.forEach(
                (revision, entry) -> assertThat(revision.isAfter(held.getOrDefault(entry.vid(), Revision.NONE)))
                        .as("acknowledged " + entry + ", held " + held)
                        .isFalse());
        for (SimulatedPublisher publisher : net.publishers) {
            assertThat(publisher.log().commit())
                    .as("commit of " + publisher.az)
                    .isEqualTo(net.publishers.getFirst().log().last());
            publisher.stores.forEach(store -> assertThat(store.all()).isEqualTo(truth));
        }
    }
}
