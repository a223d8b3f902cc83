package vrs.publisher.member;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Revision;
import vrs.catalog.Tombstone;
import vrs.publisher.log.OwnLog;
import vrs.publisher.log.PeerUnavailable;

/**
 * What is withdrawn, as this AZ's deny list says it, without any store and without a leader. The other publishers are told
 * until each of them heard it; what is committed as a tombstone is on the list as well. Safe for use by many threads.
 */
final class Denials {
    private static final int PAGE = 500;

    private final DenyLists lists;
    private final List<HttpPeer> peers;
    private final OwnLog log;
    private final Executor executor;
    private final Map<String, Set<String>> heard = new ConcurrentHashMap<>();
    private final Set<String> away = ConcurrentHashMap.newKeySet();
    private Revision read = Revision.NONE;

    /** @param executor tells the others */
    Denials(DenyLists lists, List<HttpPeer> peers, OwnLog log, Executor executor) {
        this.lists = lists;
        this.peers = List.copyOf(peers);
        this.log = log;
        this.executor = executor;
        peers.forEach(peer -> heard.put(peer.az(), Set.of()));
    }

    /** What is withdrawn now. */
    Set<String> vids() {
        try {
            return lists.merged().vids();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In force in this AZ when it returns; the number is that of the list. */
    synchronized long deny(Set<String> vids) {
        try {
            return lists.ensure(vids).version();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is withdrawn now, as a signed list. */
    String signed() {
        try {
            return lists.text();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells each of the others what it has not heard yet, all at once: one that hangs must not keep the next from hearing. */
    void tellOthers() {
        Set<String> all = vids();
        List<CompletableFuture<Void>> told = peers.stream()
                .filter(peer -> !heard.get(peer.az()).containsAll(all))
                .map(peer -> CompletableFuture.runAsync(() -> tell(peer, all), executor))
                .toList();
        told.forEach(CompletableFuture::join);
    }

    private void tell(HttpPeer peer, Set<String> all) {
        try {
            peer.deny(all.stream().sorted().collect(Collectors.joining("\n")));
            heard.put(peer.az(), all);
            away.remove(peer.az());
        } catch (PeerUnavailable e) {
            // Its AZ may come back at any moment, and must have heard before players do.
            heard.put(peer.az(), Set.of());
            away.add(peer.az());
        }
    }

    /** Tells again whom the last word did not reach; does nothing while there is nobody. */
    void tellAway() {
        if (!away.isEmpty()) {
            tellOthers();
        }
    }

    /** Puts what was committed since the last look on the list. */
    synchronized void followLog() {
        Set<String> gone = new HashSet<>();
        List<CatalogEntry> page;
        do {
            page = log.committedAfter(read, PAGE);
            page.stream()
                    .filter(Tombstone.class::isInstance)
                    .map(CatalogEntry::vid)
                    .forEach(gone::add);
            read = page.isEmpty() ? read : page.getLast().revision();
        } while (!page.isEmpty());
        if (!gone.isEmpty()) {
            deny(gone);
        }
    }

    /** What is on the list, but is no tombstone in the log yet. */
    Set<String> waiting() {
        return vids().stream()
                .filter(vid ->
                        log.lookup(vid).filter(Tombstone.class::isInstance).isEmpty())
                .collect(Collectors.toSet());
    }
}
