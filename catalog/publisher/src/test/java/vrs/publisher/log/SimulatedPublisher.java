package vrs.publisher.log;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Revision;
import vrs.publisher.stores.FollowPace;
import vrs.publisher.stores.StoreFollower;

/** A publisher without threads: its disk, its two stores, and what it has in memory while it is up. */
final class SimulatedPublisher {
    private static final FollowPace PACE = new FollowPace(Duration.ofSeconds(1), 3, 2, 1);
    private static final int KEPT_MAX = 4;

    final String az;
    final MemoryJournal journal = new MemoryJournal();
    final MemoryCommitted committed = new MemoryCommitted();
    final List<MemorySiteStore> stores = List.of(new MemorySiteStore(), new MemorySiteStore());
    private final SimulatedNet net;
    private Optional<OwnLog> log = Optional.empty();
    private List<StoreFollower> followers = List.of();
    Optional<Leadership> leadership = Optional.empty();

    SimulatedPublisher(String az, SimulatedNet net) {
        this.az = az;
        this.net = net;
    }

    boolean isUp() {
        return log.isPresent();
    }

    OwnLog log() {
        return log.orElseThrow();
    }

    void start() {
        if (log.isEmpty()) {
            journal.neverCrash();
            OwnLog fresh = new OwnLog(journal, committed, KEPT_MAX, () -> {});
            log = Optional.of(fresh);
            followers = stores.stream()
                    .map(store -> new StoreFollower(fresh, store, PACE, Runnable::run))
                    .toList();
        }
    }

    void crash() {
        log = Optional.empty();
        followers = List.of();
        leadership = Optional.empty();
    }

    /** Does what ends the process at a step of the disk, when that was asked for. */
    <T> Optional<T> alive(Function<OwnLog, T> action) {
        if (log.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(action.apply(log.get()));
        } catch (RuntimeException e) {
            if (e instanceof MemoryJournal.Crash || e.getCause() instanceof MemoryJournal.Crash) {
                crash();
                return Optional.empty();
            }
            throw e;
        }
    }

    void lead(long epoch) {
        leadership = Optional.empty();
        alive(it -> new Candidate(it, net.peersOf(this), Runnable::run).begin(epoch))
                .ifPresent(begun -> {
                    if (begun instanceof Beginning.Leads(Leadership leads)) {
                        leadership = Optional.of(leads);
                    }
                });
    }

    Optional<Leadership.Submission> publish(List<Function<Revision, CatalogEntry>> drafts) {
        return leadership.flatMap(leads -> alive(_ -> leads.submit(drafts, Duration.ofMillis(1))));
    }

    void beat() {
        leadership.ifPresent(leads -> alive(_ -> {
            leads.beat();
            return true;
        }));
    }

    void followStores() {
        if (isUp()) {
            followers.forEach(StoreFollower::follow);
        }
    }

    void checkStores() {
        if (isUp()) {
            followers.forEach(StoreFollower::check);
        }
    }
}
