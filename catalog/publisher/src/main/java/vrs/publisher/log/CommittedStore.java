package vrs.publisher.log;

import java.util.List;
import java.util.Optional;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Revision;

/** The whole catalogue as far as a majority holds it, in this publisher's own file: what is let go from the journal is here. */
public interface CommittedStore {
    /** The highest revision in it, {@link Revision#NONE} when it is empty. */
    Revision newest();

    /** As {@code StreamStore.changesAfter}. */
    List<CatalogEntry> changesAfter(Revision position, int countMax);

    /** Durable on return; a lower revision never overwrites a higher one. */
    void write(List<CatalogEntry> entries);

    /** The last change of a vid, or none. */
    Optional<CatalogEntry> lookup(String vid);
}
