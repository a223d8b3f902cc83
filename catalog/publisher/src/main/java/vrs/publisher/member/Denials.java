package vrs.publisher.member;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Map<String, Set<String>> heard = new ConcurrentHashMap<>();
    private Revision read = Revision.NONE;

    Denials(DenyLists lists, List<HttpPeer> peers, OwnLog log) {
        this.lists = lists;
        this.peers = List.copyOf(peers);
        this.log = log;
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

    /** Tells each of the others what it has not heard yet. */
    void tellOthers() {
        Set<String> all = vids();
        for (HttpPeer peer : peers) {
            if (!heard.get(peer.az()).containsAll(all)) {
                try {
                    peer.deny(all.stream().sorted().collect(Collectors.joining("\n")));
                    heard.put(peer.az(), all);
                } catch (PeerUnavailable e) {
                    // The next look tries again, and the tombstone says it as well.
                    heard.put(peer.az(), Set.of());
                }
            }
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
