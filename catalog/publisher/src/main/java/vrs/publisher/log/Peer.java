package vrs.publisher.log;

import java.util.List;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Revision;

/** The publisher of another AZ. Each call is bounded in time. Safe for use by many threads. */
public interface Peer {
    /** The AZ where it stands. */
    String az();

    /** Asks it to refuse all lower epochs from now on. */
    PrepareReply prepare(long epoch) throws PeerUnavailable;

    /** Gives it changes, or none. */
    AppendReply append(Append message) throws PeerUnavailable;

    /** Asks for what its log holds after that change. */
    LogRange after(Revision position, int countMax) throws PeerUnavailable;

    /** Gives it what is in a majority after a position, without the single changes. */
    AppendReply install(long epoch, Revision position, List<CatalogEntry> entries, Revision upTo)
            throws PeerUnavailable;
}
