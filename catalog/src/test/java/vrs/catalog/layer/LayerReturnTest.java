package vrs.catalog.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static vrs.catalog.Entries.revision;
import static vrs.catalog.Entries.video;
import static vrs.catalog.layer.TestLayer.CONFIG;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import vrs.catalog.layer.FaultyStore.Fault;

/** When an avoided store serves again. */
class LayerReturnTest {
    private final TestLayer test = TestLayer.holding(20);

    @Test
    void hotThatIsWellAgain_servesAfterEnoughProbesAndNotEarlier() {
        kill();
        test.hot.is(Fault.NONE);

        assertThat(test.readBy("v2")).as("before the first probe").isEqualTo("cold");
        test.passProbe();
        assertThat(test.readBy("v2")).as("after one").isEqualTo("cold");
        test.passProbe();
        assertThat(test.readBy("v2")).as("after two").isEqualTo("hot");
    }

    @Test
    void hotThatComesBackEmpty_doesNotServeUntilItIsRepaired() {
        kill();
        test.hot.wipe();
        test.hot.is(Fault.NONE);
        test.passProbes();
        assertThat(test.readBy("v2")).isEqualTo("cold");

        test.hot.copyFrom(test.cold);
        test.passProbes();

        assertThat(test.readBy("v2")).isEqualTo("hot");
    }

    @Test
    void hotThatComesBackOld_doesNotServeUntilItIsRepaired() {
        test.hot.takeSnapshot();
        kill();
        test.cold.put(video("v2", 50));
        test.hot.setBackToSnapshot();
        test.hot.is(Fault.NONE);
        test.passProbes();
        assertThat(test.readBy("v3")).isEqualTo("cold");

        test.hot.copyFrom(test.cold);
        test.passProbes();

        assertThat(test.readBy("v3")).isEqualTo("hot");
    }

    @Test
    void hotThatComesBackOldButHasTheNewestWrite_doesNotServe() {
        test.hot.takeSnapshot();
        test.publish(video("v2", 50));
        test.read("v2");
        kill();
        test.hot.setBackToSnapshot();
        test.publish(video("v4", 51));
        test.hot.is(Fault.NONE);

        test.passProbes();

        assertThat(test.hot.lookup("v4", Duration.ofMillis(1))).isEqualTo(test.cold.lookup("v4", Duration.ofMillis(1)));
        assertThat(test.readBy("v3")).isEqualTo("cold");
    }

    @Test
    void hotThatIsSetBackUnseen_isFoundOutByTheNextCheckWithoutARead() {
        test.hot.takeSnapshot();
        test.publish(video("v2", 50));
        test.passProbe();
        test.hot.setBackToSnapshot();

        test.ticker.advance(CONFIG.checkEvery());
        test.read("v3");

        assertThat(test.readBy("v3")).isEqualTo("cold");
    }

    @Test
    void layerWithoutReads_isLookedAtOnItsSchedule() {
        test.hot.takeSnapshot();
        test.publish(video("v2", 50));
        for (int i = 0; i < 2; i++) {
            test.ticker.advance(CONFIG.checkEvery());
            test.layer.tend();
        }
        test.hot.setBackToSnapshot();
        test.ticker.advance(CONFIG.checkEvery());
        test.layer.tend();

        assertThat(test.readBy("v2")).isEqualTo("cold");
    }

    @Test
    void hotThatWasOnlyAMomentBehindAPublish_isBackWithTheNextProbe() {
        test.served.announced("v2", revision(50));
        test.cold.put(video("v2", 50));
        assertThat(test.readBy("v2")).isEqualTo("cold");
        assertThat(test.readBy("v2")).as("hot is found behind").isEqualTo("cold");
        test.hot.put(video("v2", 50));

        test.read("v3");

        assertThat(test.readBy("v2")).isEqualTo("hot");
    }

    @Test
    void lagOfUpToTwoChecks_isBorne_andNoMore() {
        test.passProbe();
        test.cold.put(video("v2", 50));
        check();
        check();
        assertThat(test.readBy("v3")).isEqualTo("hot");

        check();
        assertThat(test.readBy("v3")).as("it was due at this check").isEqualTo("cold");
    }

    @Test
    void hotThatAlwaysLagsALittle_isBackInAMoment() {
        kill();
        test.hot.is(Fault.NONE);
        for (int i = 0; i < 6; i++) {
            test.cold.put(video("v2", 50 + i));
            test.passProbe();
            test.hot.put(video("v2", 50 + i));
        }

        assertThat(test.readBy("v3")).isEqualTo("hot");
    }

    @Test
    void twoNewStores_eachAMomentBehindTheOther_areNotBothLeftAlone() {
        TestLayer fresh = new TestLayer();
        fresh.publish(video("v3", 3));
        fresh.served.announced("v2", revision(50));
        fresh.read("v3");
        fresh.hot.put(video("v2", 50));
        fresh.cold.put(video("v2", 50));

        fresh.ticker.advance(CONFIG.probeEvery().dividedBy(4));
        fresh.read("v3");

        assertThat(fresh.readBy("v3")).isEqualTo("hot");
    }

    @Test
    void newStoreWithOldData_isNotTrusted_becauseTheOtherIsTooSlowToSay() {
        TestLayer fresh = new TestLayer();
        fresh.publish(video("v2", 2));
        fresh.cold.put(video("v2", 50));
        fresh.cold.slowToSay(3);

        assertThat(fresh.readBy("v2")).isNotEqualTo("hot");
        for (int i = 0; i < 4; i++) {
            fresh.ticker.advance(CONFIG.probeEvery().multipliedBy(2));
            fresh.read("v3");
        }
        assertThat(fresh.revisionOf("v2")).isEqualTo(revision(50));
    }

    @Test
    void newStore_isTrusted_whenTheOtherOneIsGone() {
        TestLayer fresh = new TestLayer();
        fresh.publish(video("v2", 2));
        fresh.cold.is(Fault.KILLED);
        for (int i = 0; i < 4; i++) {
            fresh.ticker.advance(CONFIG.probeEvery().multipliedBy(2));
            fresh.read("v3");
        }

        assertThat(fresh.readBy("v2")).isEqualTo("hot");
    }

    private void check() {
        test.ticker.advance(CONFIG.checkEvery());
        test.layer.tend();
    }

    @Test
    void newestRevisionOfACrazyStore_bindsNobodyOnceItIsGone() {
        kill();
        test.cold.put(video("crazy", 1_000_000_000));
        test.hot.is(Fault.NONE);
        test.passProbes();
        assertThat(test.readBy("v2")).isEqualTo("cold");

        test.cold.is(Fault.KILLED);
        for (int i = 0; i < 3; i++) {
            test.read("v3");
        }
        test.passProbes();

        assertThat(test.readBy("v2")).isEqualTo("hot");
    }

    @Test
    void revisions_knownFromElsewhereHoldAnEmptyStoreBack() {
        TestLayer stores = new TestLayer();
        stores.served.announced("a", revision(9));

        assertThat(stores.readBy("a")).startsWith("failed");
        assertThat(stores.readBy("b")).startsWith("failed");
    }

    private void kill() {
        test.hot.is(Fault.KILLED);
        for (int i = 1; i <= 4; i++) {
            test.read("v" + i);
        }
        assertThat(test.readBy("v2")).isEqualTo("cold");
    }
}
