package vrs.publisher.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Revision;

/**
 * A leader at work in one epoch: gives revisions, writes its own log first, then those of the others, and says what a
 * majority holds. Safe for use by many threads; changes are taken one call after the other.
 */
public final class Leadership {
    private final OwnLog own;
    private final long epoch;
    private final List<PeerLink> links;
    private final Executor executor;
    // Not that of the own log: once somebody else leads, that speaks of another log.
    private final AtomicReference<Revision> majority = new AtomicReference<>(Revision.NONE);

    Leadership(OwnLog own, long epoch, List<Peer> peers, Map<String, Revision> positions, Executor executor) {
        this.own = own;
        this.epoch = epoch;
        this.executor = executor;
        Revision syncPoint = own.last();
        this.links = peers.stream()
                .map(peer -> new PeerLink(peer, own, epoch, syncPoint, positions.get(peer.az())))
                .toList();
    }

    /** How it stands with the others. */
    public sealed interface Standing {
        /** A majority follows. */
        record Majority() implements Standing {}

        /** Too few follow. */
        record Alone() implements Standing {}

        /** Another leader was named. */
        record Deposed(long promised) implements Standing {}
    }

    /** What became of changes. */
    public sealed interface Submission {
        /** They are durable in a majority of AZs. */
        record Acknowledged(List<CatalogEntry> entries) implements Submission {}

        /** They are in the log of this AZ and may be acknowledged later; saying them again is safe. */
        record NotAcknowledged(List<CatalogEntry> entries) implements Submission {}

        /** Nothing was written: another leader was named. */
        record Deposed(long promised) implements Submission {}
    }

    /** The epoch. */
    public long epoch() {
        return epoch;
    }

    /** What is known of the others, by AZ. */
    public Map<String, String> others() {
        Map<String, String> said = new LinkedHashMap<>();
        links.forEach(link -> said.put(link.az(), said(link.state())));
        return said;
    }

    private static String said(PeerLink.State state) {
        return switch (state) {
            case PeerLink.State.Follows(Revision upTo) -> "follows " + upTo;
            case PeerLink.State.Behind(Revision upTo) -> "behind " + upTo;
            case PeerLink.State.Away(String reason) -> "away " + reason;
            case PeerLink.State.Later(long promised) -> "promised " + promised;
        };
    }

    /** Talks to all others once, and waits for them: they follow, and hear what is committed. */
    public void beat() {
        join(all(PeerLink::beat));
        if (commitWhatAMajorityHolds()) {
            join(all(PeerLink::beat));
        }
    }

    /** How it stands now. */
    public Standing standing() {
        OptionalLong later = links.stream()
                .filter(link -> link.state() instanceof PeerLink.State.Later)
                .mapToLong(link -> ((PeerLink.State.Later) link.state()).promised())
                .max();
        if (later.isPresent() || own.promised() != epoch) {
            return new Standing.Deposed(Math.max(later.orElse(0), own.promised()));
        }
        long follow = links.stream()
                .filter(link -> link.state() instanceof PeerLink.State.Follows)
                .count();
        return 2 * (follow + 1) > links.size() + 1 ? new Standing.Majority() : new Standing.Alone();
    }

    /**
     * Writes changes, all in one step of the log.
     *
     * @param drafts make the entries of the revisions that they are given
     * @param patience how long to wait for a majority
     */
    public synchronized Submission submit(List<Function<Revision, CatalogEntry>> drafts, Duration patience) {
        List<LogEntry> entries = new ArrayList<>();
        Revision previous = own.last();
        // Asked after the end of the log: until then it was the log of this leader.
        if (own.promised() != epoch) {
            return new Submission.Deposed(own.promised());
        }
        for (Function<Revision, CatalogEntry> draft : drafts) {
            Revision revision = new Revision(epoch, previous.counter() + 1);
            entries.add(new LogEntry(previous, draft.apply(revision)));
            previous = revision;
        }
        if (!own.extend(epoch, entries)) {
            return new Submission.Deposed(own.promised());
        }
        List<CatalogEntry> written = entries.stream().map(LogEntry::entry).toList();
        return replicated(previous, patience)
                ? new Submission.Acknowledged(written)
                : new Submission.NotAcknowledged(written);
    }

    private boolean replicated(Revision last, Duration patience) {
        CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        List<CompletableFuture<Void>> running = all(link -> {
            link.bringUp();
            commitWhatAMajorityHolds();
            if (isHeld(last)) {
                acknowledged.complete(null);
            }
        });
        commitWhatAMajorityHolds();
        if (!isHeld(last)) {
            await(
                    CompletableFuture.anyOf(
                            acknowledged, CompletableFuture.allOf(running.toArray(CompletableFuture[]::new))),
                    patience);
        }
        boolean isCommitted = isHeld(last);
        if (isCommitted) {
            // At once, so that the other AZs show it too.
            all(PeerLink::bringUp);
        }
        return isCommitted;
    }

    private boolean isHeld(Revision revision) {
        return !revision.isAfter(majority.get());
    }

    private boolean commitWhatAMajorityHolds() {
        List<Revision> held = new ArrayList<>(List.of(own.last()));
        for (PeerLink link : links) {
            if (link.state() instanceof PeerLink.State.Follows(Revision upTo)) {
                held.add(upTo);
            }
        }
        int needed = (links.size() + 1) / 2 + 1;
        // Asked after the end of the log: while nobody else was promised anything, it is the log of this leader.
        if (held.size() < needed || own.promised() != epoch) {
            return false;
        }
        held.sort(Revision::compareTo);
        Revision reached = held.get(held.size() - needed);
        Revision before = majority.getAndAccumulate(reached, (a, b) -> a.isAfter(b) ? a : b);
        own.commitTo(reached);
        return reached.isAfter(before);
    }

    private List<CompletableFuture<Void>> all(Consumer<PeerLink> action) {
        return links.stream()
                .map(link -> CompletableFuture.runAsync(() -> action.accept(link), executor))
                .toList();
    }

    private static void join(List<CompletableFuture<Void>> running) {
        running.forEach(CompletableFuture::join);
    }

    private static void await(CompletableFuture<?> future, Duration patience) {
        try {
            future.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            // What is committed by then is asked next.
            return;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
