package vrs.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Revision;
import vrs.catalog.Tombstone;
import vrs.publisher.DashProbe.Seen;
import vrs.topology.Az;
import vrs.topology.Instance;
import vrs.topology.Role;
import vrs.topology.Topology;

/** Time passes only in the pauses between two looks. */
class ServedWatchTest {
    private static final Revision OLD = new Revision(1, 1);
    private static final Revision NEW = new Revision(1, 2);
    private static final CatalogEntry VIDEO = Videos.record("a", 1, 2);
    private static final CatalogEntry GONE = new Tombstone("a", NEW);
    private static final Stored WRITTEN = new Stored.Written();
    private static final PublisherConfig CONFIG = new PublisherConfig(
            Path.of("/home"),
            Path.of("/topology"),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofMillis(50));

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 10);
    private int looks;

    @Test
    void revision_isAwaited() {
        assertThat(watch(VIDEO, WRITTEN, new Seen.Other(), new Seen.At(OLD), new Seen.At(NEW)))
                .isEqualTo(new Served.After(100));
    }

    @Test
    void laterRevision_isGoodEnough() {
        assertThat(watch(VIDEO, WRITTEN, new Seen.At(new Revision(2, 1)))).isEqualTo(new Served.After(0));
    }

    @Test
    void refusalByRights_hidesTheRevision() {
        assertThat(watch(VIDEO, WRITTEN, new Seen.Other(), new Seen.Refused())).isEqualTo(new Served.Hidden());
    }

    @Test
    void withdrawal_isAwaitedUntilGone() {
        assertThat(watch(GONE, WRITTEN, new Seen.At(NEW), new Seen.Refused(), new Seen.Other(), new Seen.Gone()))
                .isEqualTo(new Served.After(150));
    }

    @Test
    void withdrawal_isLookedAtAlsoWhereTheStoreLags() {
        assertThat(watch(GONE, new Stored.Lags("x"), new Seen.Gone())).isEqualTo(new Served.After(0));
    }

    @Test
    void publishThatLags_isNotLookedAt() {
        assertThat(watch(VIDEO, new Stored.Lags("x"), new Seen.At(NEW))).isEqualTo(new Served.NotAsked());
        assertThat(looks).isZero();
    }

    @Test
    void dashThatIsNotUp_isNamedAtOnce() {
        assertThat(watch(VIDEO, WRITTEN, new Seen.NotUp())).isEqualTo(new Served.NotUp());
        assertThat(looks).isEqualTo(1);
    }

    @Test
    void wait_isBounded() {
        assertThat(watch(VIDEO, WRITTEN, new Seen.At(OLD))).isEqualTo(new Served.NotSeen(5_000));
        assertThat(looks).isEqualTo(101);
    }

    /** The last answer is repeated. */
    private Served watch(CatalogEntry entry, Stored stored, Seen... answers) {
        List<Seen> script = new ArrayList<>(List.of(answers));
        DashProbe probe = (_, _) -> {
            looks++;
            return script.size() > 1 ? script.removeFirst() : script.getFirst();
        };
        Topology topology = new Topology(
                List.of(new Az("z", "r")),
                List.of(new Instance("z-dash-main-1", Role.DASH, "z", "main", "vm", "private", "127.0.0.1", 1)),
                List.of(),
                List.of());
        ServedWatch watch = new ServedWatch(
                topology, probe, CONFIG, nanos::get, time -> nanos.addAndGet(time.toNanos()), Runnable::run);
        Change change = new Change(entry, List.of(new Change.AzState("z", stored, new Served.NotAsked())), true);
        return watch.start(change, watch.nowNanos()).join().azs().getFirst().served();
    }
}
