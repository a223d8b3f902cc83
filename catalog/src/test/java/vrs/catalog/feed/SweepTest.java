package vrs.catalog.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static vrs.catalog.Entries.video;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import vrs.catalog.CatalogEntry;
import vrs.catalog.MemoryStreamStore;
import vrs.catalog.Revision;
import vrs.catalog.TestTicker;

class SweepTest {
    private static final FollowConfig CONFIG = FollowConfig.defaults();
    private static final int VIDEOS = 5 * CONFIG.pageMax();

    private final MemoryStreamStore document = new MemoryStreamStore("document");
    private final MemoryStreamStore sql = new MemoryStreamStore("sql");
    private final Queue<Runnable> tasks = new ArrayDeque<>();

    /** Keeps nothing; while one store is being read, the other one is read to its end. */
    private final class LostReplica implements Replica {
        @Override
        public Revision position() {
            return Revision.NONE;
        }

        @Override
        public Revision held(String vid) {
            if (!tasks.isEmpty()) {
                tasks.remove().run();
            }
            return Revision.NONE;
        }

        @Override
        public boolean keep(List<CatalogEntry> entries, Revision position, Duration timeLeft) {
            return false;
        }
    }

    @Test
    void replicaThatKeepsNothing_foundOutByTheOtherStore_doesNotReadTheWholeCatalogue() {
        for (int i = 1; i <= VIDEOS; i++) {
            document.write(video("v" + i, i), Duration.ofSeconds(1));
            sql.write(video("v" + i, i), Duration.ofSeconds(1));
        }
        List<String> changed = new ArrayList<>();
        List<Sweep.Outcome> outcomes = new ArrayList<>();
        Sweep sweep = new Sweep(
                new LostReplica(),
                List.of(document, sql),
                (vid, _) -> changed.add(vid),
                CONFIG,
                new TestTicker(),
                tasks::add,
                new FollowListener() {});

        sweep.begin(outcomes::add);
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }

        assertThat(outcomes).containsExactly(Sweep.Outcome.TOLD);
        assertThat(changed).as("a page of each store at most").hasSizeLessThanOrEqualTo(2 * CONFIG.pageMax());
    }
}
