package vrs.publisher.log;

import java.util.List;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Revision;

/** Another publisher that changes never reach: something else happens while they are on their way. */
record DeafPeer(Peer behind, Runnable meanwhile) implements Peer {
    @Override
    public String az() {
        return behind.az();
    }

    @Override
    public PrepareReply prepare(long epoch) throws PeerUnavailable {
        return behind.prepare(epoch);
    }

    @Override
    public AppendReply append(Append message) throws PeerUnavailable {
        if (!message.entries().isEmpty()) {
            meanwhile.run();
            throw new PeerUnavailable("deaf");
        }
        return behind.append(message);
    }

    @Override
    public LogRange after(Revision position, int countMax) throws PeerUnavailable {
        return behind.after(position, countMax);
    }

    @Override
    public AppendReply install(long epoch, Revision position, List<CatalogEntry> entries, Revision upTo)
            throws PeerUnavailable {
        return behind.install(epoch, position, entries, upTo);
    }
}
