package vrs.catalog.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static vrs.catalog.layer.TestLayer.CONFIG;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whether a store serves, by what is heard of it. */
class HealthKeeperTest {
    @Test
    void probes_areOneAtATimeAndALostOneCountsAsFailed() {
        TestLayer stores = new TestLayer();
        HealthKeeper health = keeper(stores);
        HealthKeeper.Task lost = health.due().orElseThrow();
        assertThat(health.due()).as("a second probe beside it").isEmpty();

        stores.ticker.advance(CONFIG.probeLease());
        assertThat(health.due()).isEmpty();
        assertThat(health.avoidedFor()).contains(StoreHealth.Cause.FAULTS);

        lost.run(new CatchUp(stores.hot, List.of(stores.cold), CONFIG));
        assertThat(health.serves()).as("a lost probe has lost its say").isFalse();

        stores.ticker.advance(CONFIG.probeEvery().multipliedBy(2));
        assertThat(health.due()).as("the next probe").isPresent();
    }

    @Test
    void callsThatRunOutOfTimeTogether_countOnce() {
        TestLayer stores = new TestLayer();
        HealthKeeper health = keeper(stores);
        health.due().orElseThrow().run(new CatchUp(stores.hot, List.of(), CONFIG));

        for (int i = 0; i < 100; i++) {
            health.timedOut();
        }
        assertThat(health.serves()).as("after a pause of this process").isTrue();

        for (int i = 0; i < 2; i++) {
            stores.ticker.advance(Duration.ofMillis(10));
            health.timedOut();
        }
        assertThat(health.serves()).as("after three at different times").isFalse();
    }

    @Test
    void probes_areSpread() {
        long distinct = IntStream.range(0, 50)
                .mapToLong(seed -> {
                    TestLayer stores = new TestLayer();
                    HealthKeeper health = new HealthKeeper(
                            "hot",
                            CONFIG,
                            stores.served,
                            stores.ticker,
                            new Random(seed),
                            LayerListener.SILENT,
                            () -> false);
                    health.due().orElseThrow().run(new CatchUp(stores.hot, List.of(), CONFIG));
                    for (int i = 0; i < 3; i++) {
                        health.failed();
                    }
                    long waited = 0;
                    while (health.due().isEmpty()) {
                        stores.ticker.advance(Duration.ofMillis(1));
                        waited++;
                    }
                    assertThat(waited).isBetween(200L, 300L);
                    return waited;
                })
                .distinct()
                .count();

        assertThat(distinct).isGreaterThan(20);
    }

    private static HealthKeeper keeper(TestLayer stores) {
        return new HealthKeeper("hot", CONFIG, stores.served, stores.ticker, new Random(1), stores, () -> false);
    }
}
