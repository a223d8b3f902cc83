package vrs.catalog.feed;

import java.time.Duration;
import java.util.List;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Revision;

/** A full copy of the catalogue that follows the feed. Safe for use by many threads. */
public interface Replica {
    /** Up to here it holds every change; single later ones may be there too. */
    Revision position();

    /** The revision that it holds of a vid, {@link Revision#NONE} when it holds none or cannot tell. */
    Revision held(String vid);

    /**
     * Keeps entries, each unless a later one is held, and then moves its position, never backwards.
     *
     * @return whether all of it is kept; when not, doing it again is safe
     */
    boolean keep(List<CatalogEntry> entries, Revision position, Duration timeLeft);
}
