package vrs.catalog.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static vrs.catalog.Entries.video;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vrs.catalog.MemoryStreamStore;
import vrs.catalog.StoreUnavailable;
import vrs.catalog.TestTicker;

/** What one node has lost shows, also where the others hold what is newer, and older. */
class RingLossesTest {
    private static final Duration TIME = Duration.ofSeconds(1);
    private static final int VIDEOS = 60;

    private final TestTicker ticker = new TestTicker();
    private final MemoryStreamStore a = new MemoryStreamStore("a");
    private final MemoryStreamStore b = new MemoryStreamStore("b");
    private final RingStreamStore ring =
            new RingStreamStore(Map.of("a", a, "b", b), RingConfig.defaults(), ticker, new Random(1));
    private final Ketama places = new Ketama(List.of("a", "b"));
    private long before;

    @BeforeEach
    void fill() throws StoreUnavailable {
        for (int i = 1; i <= VIDEOS; i++) {
            ring.write(video("v" + i, i), TIME);
        }
        before = ring.losses(TIME);
    }

    @Test
    void ringThatLosesNothing_showsNothing() throws StoreUnavailable {
        ring.write(video("v" + VIDEOS, VIDEOS + 1), TIME);
        ring.write(video("new", VIDEOS + 2), TIME);

        assertThat(ring.losses(TIME)).isEqualTo(before);
        assertThat(ring.losses(TIME)).isEqualTo(before);
    }

    @Test
    void emptiedNode_isALoss_thoughTheOtherHoldsTheNewest() throws StoreUnavailable {
        ring.write(video(vidOf("b"), VIDEOS + 1), TIME);
        ring.losses(TIME);
        a.wipe();

        assertThat(ring.newestRevision(TIME)).isEqualTo(video("any", VIDEOS + 1).revision());
        assertThat(ring.losses(TIME)).isGreaterThan(before);
    }

    @Test
    void nodeThatIsEmptiedAndWrittenSince_isALoss() throws StoreUnavailable {
        a.wipe();
        ring.write(video(vidOf("a"), VIDEOS + 1), TIME);

        assertThat(ring.losses(TIME)).isGreaterThan(before);
    }

    @Test
    void nodeThatLeaves_isALoss_andSoIsItsReturn() throws StoreUnavailable {
        a.close();
        for (int i = 0; i < RingConfig.defaults().failuresMax(); i++) {
            ring.lookup(vidOf("a"), TIME);
        }
        long without = ring.losses(TIME);
        assertThat(without).isGreaterThan(before);

        a.reopen();
        ticker.advance(RingConfig.defaults().ejectFor().multipliedBy(2));
        assertThat(ring.losses(TIME)).isGreaterThan(without);
    }

    private String vidOf(String node) {
        for (int i = 1; i <= VIDEOS; i++) {
            if (places.node("v" + i).equals(node)) {
                return "v" + i;
            }
        }
        throw new IllegalStateException(node + " has none");
    }
}
