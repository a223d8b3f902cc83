package vrs.publisher.log;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Revision;

/**
 * The publisher that was named leader, on its way there. A majority promises to refuse lower epochs; the log of the one
 * among them that followed the latest leader the furthest holds all that was ever acknowledged, and becomes its own. It
 * leads when a majority holds that log.
 */
public final class Candidate {
    private static final int PAGE = 500;

    private final OwnLog own;
    private final List<Peer> peers;
    private final Executor executor;

    /** @param peers the publishers of all other AZs of the topology */
    public Candidate(OwnLog own, List<Peer> peers, Executor executor) {
        this.own = own;
        this.peers = List.copyOf(peers);
        this.executor = executor;
    }

    private sealed interface Vote {
        record Given(Peer peer, PrepareReply.Promised promised) implements Vote {}

        record Refused(long promised) implements Vote {}

        record Missing(String az) implements Vote {}
    }

    /** Tries once to lead in this epoch. */
    public Beginning begin(long epoch) {
        PrepareReply mine = own.prepare(epoch);
        return switch (mine) {
            case PrepareReply.Refused(long promised) -> new Beginning.Deposed(promised);
            case PrepareReply.Promised promised -> begin(epoch, promised, votes(epoch));
        };
    }

    private List<Vote> votes(long epoch) {
        List<CompletableFuture<Vote>> asked = peers.stream()
                .map(peer -> CompletableFuture.supplyAsync(() -> vote(peer, epoch), executor))
                .toList();
        return asked.stream().map(CompletableFuture::join).toList();
    }

    private static Vote vote(Peer peer, long epoch) {
        try {
            return switch (peer.prepare(epoch)) {
                case PrepareReply.Promised promised -> new Vote.Given(peer, promised);
                case PrepareReply.Refused(long promised) -> new Vote.Refused(promised);
            };
        } catch (PeerUnavailable e) {
            return new Vote.Missing(peer.az());
        }
    }

    private Beginning begin(long epoch, PrepareReply.Promised mine, List<Vote> votes) {
        List<Vote.Given> given = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Vote vote : votes) {
            switch (vote) {
                case Vote.Given it -> given.add(it);
                case Vote.Missing(String az) -> missing.add(az);
                case Vote.Refused(long promised) -> {
                    return new Beginning.Deposed(promised);
                }
            }
        }
        if (2 * (given.size() + 1) <= peers.size() + 1) {
            return new Beginning.NoMajority(missing);
        }
        if (mine.accepted() < epoch
                && given.stream().anyMatch(vote -> vote.promised().accepted() == epoch)) {
            return new Beginning.LogLost();
        }
        return adoptBest(epoch, mine, given) ? lead(epoch, given, missing) : new Beginning.NoMajority(missing);
    }

    private boolean adoptBest(long epoch, PrepareReply.Promised mine, List<Vote.Given> given) {
        Comparator<PrepareReply.Promised> order =
                Comparator.comparingLong(PrepareReply.Promised::accepted).thenComparing(PrepareReply.Promised::last);
        Vote.Given best = new Vote.Given(null, mine);
        for (Vote.Given vote : given) {
            if (order.compare(vote.promised(), best.promised()) > 0) {
                best = vote;
            }
        }
        return best.promised().equals(mine) || adopt(epoch, best);
    }

    /** Single changes are taken over all at once, so that a crash in between leaves the log that was. */
    private boolean adopt(long epoch, Vote.Given best) {
        Revision from = own.commit();
        Revision position = from;
        List<LogEntry> single = new ArrayList<>();
        try {
            while (best.promised().last().isAfter(position)) {
                switch (best.peer().after(position, PAGE)) {
                    case LogRange.Exact(List<LogEntry> entries) -> {
                        if (entries.isEmpty()) {
                            return false;
                        }
                        single.addAll(entries);
                        position = entries.getLast().revision();
                    }
                    case LogRange.Condensed(List<CatalogEntry> entries, Revision upTo) -> {
                        if (!upTo.isAfter(position) || !single.isEmpty()) {
                            return false;
                        }
                        own.install(epoch, position, entries, upTo);
                        from = upTo;
                        position = upTo;
                    }
                }
            }
            return own.adopt(epoch, from, single);
        } catch (PeerUnavailable e) {
            return false;
        }
    }

    private Beginning lead(long epoch, List<Vote.Given> given, List<String> missing) {
        if (!own.lead(epoch)) {
            return new Beginning.Deposed(own.promised());
        }
        Map<String, Revision> ends = new LinkedHashMap<>();
        peers.forEach(peer -> ends.put(peer.az(), own.last()));
        given.forEach(vote -> ends.put(
                vote.peer().az(),
                own.holds(vote.promised().last())
                        ? vote.promised().last()
                        : vote.promised().commit()));
        Leadership leadership = new Leadership(own, epoch, peers, ends, executor);
        leadership.beat();
        return switch (leadership.standing()) {
            case Leadership.Standing.Deposed(long promised) -> new Beginning.Deposed(promised);
            case Leadership.Standing.Alone() -> new Beginning.NoMajority(missing);
            case Leadership.Standing.Majority() -> new Beginning.Leads(leadership);
        };
    }
}
