package vrs.publisher.log;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Revision;

/** What a leader knows of one other publisher, and how it brings it up to its own log. One call at a time. */
final class PeerLink {
    private static final int PAGE = 500;
    private static final int ROUNDS_MAX = 10_000;

    private final Peer peer;
    private final OwnLog own;
    private final long epoch;
    private final Revision syncPoint;
    private final ReentrantLock turn = new ReentrantLock();
    private Revision position;
    private volatile State state = new State.Away("not asked yet");

    /** What is known of it. */
    sealed interface State {
        /** It follows, and this is durable there. */
        record Follows(Revision upTo) implements State {}

        /** It takes part, but is still being brought up. */
        record Behind(Revision upTo) implements State {}

        /** It gives no answer. */
        record Away(String reason) implements State {}

        /** It promised a higher epoch. */
        record Later(long promised) implements State {}
    }

    /** @param position where to begin; when it is wrong the other one says so */
    PeerLink(Peer peer, OwnLog own, long epoch, Revision syncPoint, Revision position) {
        this.peer = peer;
        this.own = own;
        this.epoch = epoch;
        this.syncPoint = syncPoint;
        this.position = position;
    }

    String az() {
        return peer.az();
    }

    State state() {
        return state;
    }

    /** Gives it all that it lacks and says what is committed. Waits for its turn. */
    void bringUp() {
        turn.lock();
        try {
            talk();
        } finally {
            turn.unlock();
        }
    }

    /** The same, unless it is being talked to anyway. */
    void beat() {
        if (turn.tryLock()) {
            try {
                talk();
            } finally {
                turn.unlock();
            }
        }
    }

    private void talk() {
        try {
            for (int round = 0; round < ROUNDS_MAX; round++) {
                if (isDoneAfter(step())) {
                    return;
                }
            }
        } catch (PeerUnavailable e) {
            state = new State.Away(e.getMessage());
        }
    }

    private AppendReply step() throws PeerUnavailable {
        Revision commit = own.commit();
        LogRange range = own.after(position, PAGE);
        // Asked last: once somebody else leads, what was read may be of another log.
        if (own.promised() != epoch) {
            return new AppendReply.Refused(own.promised());
        }
        return switch (range) {
            case LogRange.Exact(List<LogEntry> entries) ->
                peer.append(new Append(epoch, syncPoint, position, entries, commit));
            case LogRange.Condensed(List<CatalogEntry> entries, Revision upTo) ->
                peer.install(epoch, position, entries, upTo);
        };
    }

    private boolean isDoneAfter(AppendReply reply) {
        return switch (reply) {
            case AppendReply.Taken(Revision upTo, boolean follows) -> {
                position = upTo;
                state = follows ? new State.Follows(upTo) : new State.Behind(upTo);
                yield !own.last().isAfter(upTo);
            }
            case AppendReply.Gap(Revision last, Revision commit) -> {
                Revision next = own.holds(last) ? last : commit;
                // The same answer twice leads nowhere: the next beat tries again.
                boolean isStuck = next.equals(position);
                position = next;
                yield isStuck;
            }
            case AppendReply.Refused(long promised) -> {
                state = new State.Later(promised);
                yield true;
            }
        };
    }
}
