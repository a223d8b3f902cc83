package vrs.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static vrs.catalog.Entries.revision;
import static vrs.catalog.Entries.rich;
import static vrs.catalog.Entries.video;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vrs.catalog.StreamStore.Lookup;
import vrs.catalog.StreamStore.WriteOutcome;

/** L1 over L2 over L3, and what the change feed says of it, with loads that run at once. */
class LayeredCatalogTest {
    private static final Duration AMPLE = Duration.ofSeconds(10);
    private static final CatalogConfig CONFIG = CatalogConfig.defaults();

    private final ScriptedStore l2 = new ScriptedStore();
    private final ScriptedStore l3 = new ScriptedStore();
    private final TestTicker ticker = new TestTicker();
    private final ServedRevisions served = new ServedRevisions(100);
    private final List<CatalogEntry> filled = new ArrayList<>();
    private final Set<String> known = new HashSet<>(Set.of("a"));
    private final StreamCatalog catalog = catalog(CONFIG);

    @Test
    void l2_answersWithoutL3() {
        l2.holds(video("a", 1));

        assertThat(find()).isEqualTo(new Found.Known(video("a", 1), "l2"));
        assertThat(l3.lookups).hasValue(0);
    }

    @Test
    void l3_answersWhatL2MissesOrCannotSayAndL2IsGivenIt() {
        l3.holds(video("a", 1));
        assertThat(find()).isEqualTo(new Found.Known(video("a", 1), "l3"));

        ticker.advance(CONFIG.freshFor());
        l2.fails(FailureReason.CONNECT_REFUSED);
        assertThat(find()).isEqualTo(new Found.Known(video("a", 1), "l3"));

        assertThat(filled).containsExactly(video("a", 1), video("a", 1));
    }

    @Test
    void unknown_isOnlySaidByL3() {
        l3.fails(FailureReason.TIMED_OUT);
        assertThat(find()).isEqualTo(new Found.Unavailable(FailureReason.TIMED_OUT));

        l3.isEmpty();
        assertThat(find()).isEqualTo(new Found.Unknown("l3"));
    }

    @Test
    void l2ThatWasSetBack_isPassedBy() {
        l2.holds(video("a", 5));
        find();
        l2.holds(video("a", 4));
        l3.holds(video("a", 5));

        ticker.advance(CONFIG.staleMax());

        assertThat(find()).isEqualTo(new Found.Known(video("a", 5), "l3"));
    }

    @Test
    void lowerThanServed_isNoAnswerEvenWhenL1HasForgotten() {
        l3.holds(video("a", 5));
        find();
        l3.holds(video("a", 4));

        ticker.advance(CONFIG.staleMax());

        assertThat(find()).isEqualTo(new Found.Unavailable(FailureReason.BEHIND));
    }

    @Test
    void invalidation_endsFreshness() {
        l2.holds(video("a", 1));
        find();
        l2.holds(video("a", 2));

        catalog.invalidate("a", revision(2));

        assertThat(find()).isEqualTo(new Found.Known(video("a", 2), "l2"));
        assertThat(find()).isEqualTo(new Found.Known(video("a", 2), "l1"));
    }

    @Test
    void invalidation_ofWhatIsHeldAlreadyChangesNothing() {
        l2.holds(video("a", 2));
        find();

        catalog.invalidate("a", revision(2));
        catalog.invalidate("a", revision(1));

        assertThat(find()).isEqualTo(new Found.Known(video("a", 2), "l1"));
        assertThat(l2.lookups).hasValue(1);
    }

    @Test
    void invalidation_clearsTheNegativeCache() {
        find();
        assertThat(find()).isEqualTo(new Found.Unknown("l1"));
        l2.holds(video("a", 1));

        catalog.invalidate("a", revision(1));

        assertThat(find()).isEqualTo(new Found.Known(video("a", 1), "l2"));
    }

    @Test
    void supersededEntry_isNotCoveredByStaleness() {
        l2.holds(video("a", 1));
        find();
        l2.fails(FailureReason.STORE_ERROR);
        l3.fails(FailureReason.STORE_ERROR);

        catalog.invalidate("a", revision(2));

        assertThat(find()).as("the change may be of its rights").isEqualTo(unavailable());
        assertThat(find()).isEqualTo(unavailable());
    }

    @Test
    void changeThatNoStoreHasYet_isAskedForOncePerFreshnessAndNotCovered() {
        l2.holds(video("a", 1));
        find();
        catalog.invalidate("a", revision(2));

        for (int i = 0; i < 100; i++) {
            assertThat(find()).isInstanceOf(Found.Known.class);
        }
        assertThat(l2.lookups).hasValue(2);

        l2.fails(FailureReason.STORE_ERROR);
        l3.fails(FailureReason.STORE_ERROR);
        ticker.advance(CONFIG.freshFor());
        assertThat(find()).isEqualTo(unavailable());
    }

    @Test
    void withdrawnVideo_thatIsPublishedAgainPlaysAtOnce() {
        l2.holds(new Tombstone("a", revision(1)));
        assertThat(find()).isEqualTo(new Found.Withdrawn("l2"));
        l2.holds(video("a", 2));

        catalog.invalidate("a", revision(2));

        assertThat(find()).isEqualTo(new Found.Known(video("a", 2), "l2"));
    }

    @Test
    void unknownVids_reachNoStore() {
        for (int i = 0; i < 10_000; i++) {
            assertThat(catalog.find("guess-" + i, AMPLE)).isEqualTo(new Found.Unknown("-"));
        }

        assertThat(l2.lookups).hasValue(0);
        assertThat(l3.lookups).hasValue(0);
    }

    @Test
    void unknownVids_withoutTheirSetReachEachStoreOnce() {
        known.add("*");
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < CONFIG.absentMax(); i++) {
                assertThat(catalog.find("guess-" + i, AMPLE)).isInstanceOf(Found.Unknown.class);
            }
        }

        assertThat(l2.lookups).hasValue((int) CONFIG.absentMax());
        assertThat(l3.lookups).hasValue((int) CONFIG.absentMax());
    }

    @Test
    void announcedVid_isAskedForBeforeTheSetHasHeardOfIt() {
        l2.holds(video("new", 1));
        assertThat(catalog.find("new", AMPLE)).isEqualTo(new Found.Unknown("-"));

        catalog.invalidate("new", revision(1));

        assertThat(catalog.find("new", AMPLE)).isEqualTo(new Found.Known(video("new", 1), "l2"));
    }

    @Test
    void expiry_isSpread() {
        known.add("*");
        l2.answers(vid -> new Lookup.Found(video(vid, 1)));
        for (int i = 0; i < 1_000; i++) {
            catalog.find("v" + i, AMPLE);
        }
        l2.lookups.set(0);

        ticker.advance(CONFIG.refreshAfter().multipliedBy(95).dividedBy(100));
        for (int i = 0; i < 1_000; i++) {
            catalog.find("v" + i, AMPLE);
        }

        assertThat(l2.lookups.get()).as("about half of a jitter of a tenth").isBetween(300, 700);
    }

    @Test
    void l1_isBoundedInBytes() {
        int room = 20;
        StreamCatalog small = catalog(bytes((long) room * EntryBytes.of(rich("v100", 1))));
        known.add("*");
        l2.answers(vid -> new Lookup.Found(rich(vid, 1)));

        findAll(small, room / 2);
        assertThat(findAll(small, room / 2)).as("half of the room").isEqualTo(room / 2);

        findAll(small, 500);
        assertThat(findAll(small, 500)).as("far more than the room").isLessThanOrEqualTo(room);
    }

    /** How many of so many videos came from L1. */
    private static int findAll(StreamCatalog catalog, int videos) {
        int hits = 0;
        for (int i = 0; i < videos; i++) {
            String vid = "v" + (100 + i);
            hits += catalog.find(vid, AMPLE).equals(new Found.Known(rich(vid, 1), "l1")) ? 1 : 0;
        }
        return hits;
    }

    private StreamCatalog catalog(CatalogConfig config) {
        return new StreamCatalog(
                layer("l2", l2),
                layer("l3", l3),
                served,
                _ -> false,
                vid -> known.contains("*") || known.contains(vid),
                config,
                ticker,
                Runnable::run);
    }

    private StreamLayer layer(String name, ScriptedStore store) {
        return new StreamLayer() {
            @Override
            public Answer lookup(String vid, Duration timeLeft) {
                return new Answer(store.lookup(vid, timeLeft), name);
            }

            @Override
            public WriteOutcome fill(CatalogEntry entry, Duration timeLeft) {
                assertThat(name).isEqualTo("l2");
                filled.add(entry);
                return new WriteOutcome.Written();
            }
        };
    }

    private static CatalogConfig bytes(long bytesMax) {
        return new CatalogConfig(
                CONFIG.refreshAfter(),
                CONFIG.freshFor(),
                CONFIG.absentFor(),
                CONFIG.staleMax(),
                CONFIG.loadTimeout(),
                CONFIG.loadsMax(),
                bytesMax,
                CONFIG.absentMax());
    }

    private static Found unavailable() {
        return new Found.Unavailable(FailureReason.STORE_ERROR);
    }

    private Found find() {
        return catalog.find("a", AMPLE);
    }
}
