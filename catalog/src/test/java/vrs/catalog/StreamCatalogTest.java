package vrs.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static vrs.catalog.Entries.revision;
import static vrs.catalog.Entries.video;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How long L1 believes what, with loads that run at once. */
class StreamCatalogTest {
    private static final Duration AMPLE = Duration.ofSeconds(10);
    private static final Duration MOMENT = Duration.ofMillis(1);
    private static final CatalogConfig CONFIG = CatalogConfig.defaults();
    private static final long ONE_VIDEO_BYTES = EntryBytes.of(video("a", 1));

    private final ScriptedStore store = new ScriptedStore();
    private final TestTicker ticker = new TestTicker();
    private final Set<String> denied = new HashSet<>();
    private final StreamCatalog catalog = new StreamCatalog(store, denied::contains, CONFIG, ticker, Runnable::run);

    @Test
    void firstAnswer_comesFromTheStoreAndTheNextFromL1() {
        store.holds(video("a", 1));

        assertThat(find()).isEqualTo(new Found.Known(video("a", 1), "scripted"));
        assertThat(find()).isEqualTo(new Found.Known(video("a", 1), "l1"));
        assertThat(store.lookups).hasValue(1);
    }

    @Test
    void freshEntry_answersAndIsRefreshedBehindTheAnswer() {
        store.holds(video("a", 1));
        find();
        store.holds(video("a", 2));

        ticker.advance(CONFIG.refreshAfter());

        assertThat(find()).isEqualTo(new Found.Known(video("a", 1), "l1"));
        assertThat(find()).isEqualTo(new Found.Known(video("a", 2), "l1"));
        assertThat(store.lookups).hasValue(2);
    }

    @Test
    void entryPastItsFreshness_isAskedForAgainBeforeTheAnswer() {
        store.holds(video("a", 1));
        find();
        store.holds(video("a", 2));

        ticker.advance(CONFIG.freshFor());

        assertThat(find()).isEqualTo(new Found.Known(video("a", 2), "scripted"));
    }

    @Test
    void unchangedEntry_keepsItsIdentity() {
        store.answers(_ -> new StreamStore.Lookup.Found(video("a", 1)));
        VideoRecord first = ((Found.Known) find()).video();

        ticker.advance(CONFIG.freshFor());

        assertThat(((Found.Known) find()).video()).isSameAs(first);
    }

    @Test
    void lowerRevision_neverTakesThePlaceOfAHigherOne() {
        store.holds(video("a", 5));
        find();
        store.holds(video("a", 4));

        ticker.advance(CONFIG.freshFor());

        assertThat(find()).isEqualTo(new Found.Known(video("a", 5), "l1"));
    }

    @Test
    void unknownVid_isRememberedShortly() {
        assertThat(find()).isEqualTo(new Found.Unknown("scripted"));
        assertThat(find()).isEqualTo(new Found.Unknown("l1"));
        assertThat(store.lookups).hasValue(1);

        store.holds(video("a", 1));
        ticker.advance(CONFIG.absentFor());

        assertThat(find()).isEqualTo(new Found.Known(video("a", 1), "scripted"));
    }

    @Test
    void unknownVids_areBoundedAndPushNoVideoOut() {
        CatalogConfig small = new CatalogConfig(
                CONFIG.refreshAfter(),
                CONFIG.freshFor(),
                CONFIG.absentFor(),
                CONFIG.staleMax(),
                CONFIG.loadTimeout(),
                CONFIG.loadsMax(),
                ONE_VIDEO_BYTES,
                10);
        StreamCatalog bounded = new StreamCatalog(store, denied::contains, small, ticker, Runnable::run);
        store.holds(video("a", 1));
        bounded.find("a", AMPLE);
        store.isEmpty();

        for (int i = 0; i < 1_000; i++) {
            bounded.find("guess-" + i, AMPLE);
        }
        int looked = store.lookups.get();
        for (int i = 0; i < 1_000; i++) {
            bounded.find("guess-" + i, AMPLE);
        }

        assertThat(store.lookups.get() - looked).isGreaterThanOrEqualTo(990);
        assertThat(bounded.find("a", AMPLE)).isEqualTo(new Found.Known(video("a", 1), "l1"));
    }

    @Test
    void absentVid_isNeverSaidWhenTheStoreFails() {
        find();
        store.fails(FailureReason.CONNECT_REFUSED);

        ticker.advance(CONFIG.absentFor());

        assertThat(find()).isEqualTo(new Found.Unavailable(FailureReason.CONNECT_REFUSED));
    }

    @Test
    void failure_isNotKept() {
        store.fails(FailureReason.TIMED_OUT);
        assertThat(find()).isEqualTo(new Found.Unavailable(FailureReason.TIMED_OUT));

        store.holds(video("a", 1));

        assertThat(find()).isEqualTo(new Found.Known(video("a", 1), "scripted"));
    }

    @Test
    void staleEntry_answersForABoundedTimeWhileTheStoreFails() {
        store.holds(video("a", 1));
        find();
        store.fails(FailureReason.STORE_ERROR);

        ticker.advance(CONFIG.staleMax().minus(MOMENT));
        assertThat(find()).isEqualTo(new Found.Known(video("a", 1), "l1"));

        ticker.advance(MOMENT);
        assertThat(find()).isEqualTo(new Found.Unavailable(FailureReason.STORE_ERROR));
    }

    @Test
    void failingStore_isAskedOncePerFreshnessNotPerCall() {
        store.holds(video("a", 1));
        find();
        store.fails(FailureReason.STORE_ERROR);
        ticker.advance(CONFIG.freshFor());

        for (int i = 0; i < 100; i++) {
            assertThat(find()).isInstanceOf(Found.Known.class);
        }

        assertThat(store.lookups).hasValue(2);
    }

    @Test
    void recoveredStore_isHeardWithinTheFreshness() {
        store.holds(video("a", 1));
        find();
        store.fails(FailureReason.STORE_ERROR);
        ticker.advance(CONFIG.freshFor());
        find();
        store.holds(video("a", 2));

        ticker.advance(CONFIG.freshFor());

        assertThat(find()).isEqualTo(new Found.Known(video("a", 2), "scripted"));
    }

    @Test
    void emptiedStore_countsAsFailingForWhatIsHeld() {
        store.holds(video("a", 1));
        find();
        store.isEmpty();

        ticker.advance(CONFIG.freshFor());
        assertThat(find()).isEqualTo(new Found.Known(video("a", 1), "l1"));

        ticker.advance(CONFIG.staleMax());
        assertThat(find()).isEqualTo(new Found.Unknown("scripted"));
    }

    @Test
    void tombstone_replacesAndIsNeverCoveredByStaleness() {
        store.holds(video("a", 1));
        find();
        store.holds(new Tombstone("a", revision(2)));
        ticker.advance(CONFIG.freshFor());
        assertThat(find()).isEqualTo(new Found.Withdrawn("scripted"));

        store.fails(FailureReason.STORE_ERROR);
        ticker.advance(CONFIG.staleMax().multipliedBy(3));
        assertThat(find()).isEqualTo(new Found.Withdrawn("l1"));

        store.isEmpty();
        ticker.advance(CONFIG.staleMax());
        assertThat(find()).isEqualTo(new Found.Withdrawn("l1"));

        store.holds(video("a", 1));
        ticker.advance(CONFIG.staleMax());
        assertThat(find()).isEqualTo(new Found.Withdrawn("l1"));
        assertThat(find()).isEqualTo(new Found.Withdrawn("l1"));
    }

    @Test
    void denyList_outranksEveryLayer() {
        store.holds(video("a", 9));
        find();

        denied.add("a");

        assertThat(find()).isEqualTo(new Found.Withdrawn("-"));
        store.fails(FailureReason.STORE_ERROR);
        assertThat(find()).isEqualTo(new Found.Withdrawn("-"));
        assertThat(store.lookups).hasValue(1);
    }

    @Test
    void denyList_thatChangesDuringTheLoadOutranksItsAnswer() {
        store.answers(vid -> {
            denied.add(vid);
            return new StreamStore.Lookup.Found(video(vid, 1));
        });

        assertThat(find()).isEqualTo(new Found.Withdrawn("-"));
    }

    private Found find() {
        return catalog.find("a", AMPLE);
    }
}
