package vrs.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vrs.catalog.Revision;
import vrs.publisher.Change.AzState;

class ChangeWriterTest {
    @Test
    void lowerRevision_neverReplacesAndIsNotAcknowledged(@TempDir Path home) throws IOException {
        try (TestSite site = new TestSite(home, "z1", "z2", "z3");
                ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            site.put("z1", Videos.record("a", 1, 9));
            site.put("z2", Videos.record("a", 1, 9));
            List<AzStore> open = Stream.of("z1", "z2", "z3")
                    .map(az -> new AzStore(az, site.store(az)))
                    .toList();
            try (AzStores stores = new AzStores(List.of("z1", "z2", "z3"), open, executor)) {
                Reached reached = stores.reach(TestSite.AMPLE);

                Change change = new ChangeWriter(stores, TestSite.AMPLE).write(Videos.record("a", 1, 8), reached);

                assertThat(reached.newest()).isEqualTo(new Revision(1, 9));
                assertThat(change.azs())
                        .extracting(AzState::stored)
                        .containsExactly(
                                new Stored.Superseded(new Revision(1, 9)),
                                new Stored.Superseded(new Revision(1, 9)),
                                new Stored.Written());
                assertThat(change.isAcknowledged()).isFalse();
                assertThat(site.held("z1", "a")).contains(Videos.record("a", 1, 9));
            }
        }
    }

    @Test
    void majority_isMoreThanHalfOfAllAzs() {
        assertThat(written(1, 1).isAcknowledged()).isTrue();
        assertThat(written(1, 2).isAcknowledged()).isFalse();
        assertThat(written(2, 2).isAcknowledged()).isTrue();
        assertThat(written(1, 3).isAcknowledged()).isFalse();
        assertThat(written(2, 3).isAcknowledged()).isTrue();
        assertThat(written(2, 4).isAcknowledged()).isFalse();
    }

    private static Change written(int count, int of) {
        return new Change(
                Videos.record("a", 1, 1),
                Stream.iterate(1, i -> i + 1)
                        .limit(of)
                        .map(i -> new AzState(
                                "z" + i,
                                i <= count ? new Stored.Written() : new Stored.Lags("x"),
                                new Served.NotAsked()))
                        .toList());
    }
}
