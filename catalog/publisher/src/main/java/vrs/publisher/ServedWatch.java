package vrs.publisher;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Revision;
import vrs.catalog.Tombstone;
import vrs.topology.Instance;
import vrs.topology.Role;
import vrs.topology.Topology;

/** Looks at the dash-service of each AZ until it answers by a change. */
final class ServedWatch {
    private static final String MAIN_UNIT = "main";

    private final Topology topology;
    private final DashProbe probe;
    private final PublisherConfig config;
    private final LongSupplier nanoTicker;
    private final Pause pause;
    private final Executor executor;

    ServedWatch(
            Topology topology,
            DashProbe probe,
            PublisherConfig config,
            LongSupplier nanoTicker,
            Pause pause,
            Executor executor) {
        this.topology = topology;
        this.probe = probe;
        this.config = config;
        this.nanoTicker = nanoTicker;
        this.pause = pause;
        this.executor = executor;
    }

    /** When a change is made. */
    long nowNanos() {
        return nanoTicker.getAsLong();
    }

    /** Looks at all AZs at once. Where the store did not take the change, there is nothing to wait for. */
    CompletableFuture<Change> start(Change change, long madeNanos) {
        List<CompletableFuture<Change.AzState>> azs = change.azs().stream()
                .map(az -> CompletableFuture.supplyAsync(() -> look(change.entry(), az, madeNanos), executor))
                .toList();
        return CompletableFuture.allOf(azs.toArray(CompletableFuture[]::new))
                .thenApply(_ -> new Change(
                        change.entry(),
                        azs.stream().map(CompletableFuture::join).toList(),
                        change.isAcknowledged()));
    }

    private Change.AzState look(CatalogEntry entry, Change.AzState state, long madeNanos) {
        // A withdrawal also travels by the deny list, which needs no store.
        if (!state.isWritten() && !(entry instanceof Tombstone)) {
            return state;
        }
        Optional<Instance> dash =
                topology.instances(Role.DASH, state.az(), MAIN_UNIT).stream().findFirst();
        Served served = dash.isEmpty() ? new Served.NotUp() : poll(dash.get(), entry, madeNanos);
        return new Change.AzState(state.az(), state.stored(), served);
    }

    private Served poll(Instance dash, CatalogEntry entry, long madeNanos) {
        try {
            while (true) {
                Optional<Served> decided = decide(probe.look(dash, entry), entry, madeNanos);
                if (decided.isPresent()) {
                    return decided.get();
                }
                long waitedNanos = nanoTicker.getAsLong() - madeNanos;
                if (waitedNanos >= config.servedMax().toNanos()) {
                    return new Served.NotSeen(TimeUnit.NANOSECONDS.toMillis(waitedNanos));
                }
                pause.of(config.pollEvery());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Served.NotSeen(
                    Duration.ofNanos(nanoTicker.getAsLong() - madeNanos).toMillis());
        }
    }

    private Optional<Served> decide(DashProbe.Seen seen, CatalogEntry entry, long madeNanos) {
        boolean withdrawal = entry instanceof Tombstone;
        return switch (seen) {
            case DashProbe.Seen.At(Revision revision) ->
                withdrawal || entry.revision().isAfter(revision) ? Optional.empty() : Optional.of(after(madeNanos));
            case DashProbe.Seen.Gone() -> withdrawal ? Optional.of(after(madeNanos)) : Optional.empty();
            case DashProbe.Seen.Refused() -> withdrawal ? Optional.empty() : Optional.of(new Served.Hidden());
            case DashProbe.Seen.Other() -> Optional.empty();
            case DashProbe.Seen.NotUp() -> Optional.of(new Served.NotUp());
        };
    }

    private Served after(long madeNanos) {
        return new Served.After(TimeUnit.NANOSECONDS.toMillis(nanoTicker.getAsLong() - madeNanos));
    }
}
