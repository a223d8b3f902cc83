package vrs.publisher;

import vrs.catalog.CatalogEntry;
import vrs.catalog.Revision;
import vrs.topology.Instance;

/** Asks a dash-service once what it answers for a video. */
interface DashProbe {
    Seen look(Instance dash, CatalogEntry entry) throws InterruptedException;

    /** What it said. */
    sealed interface Seen {
        /** It serves this revision. */
        record At(Revision revision) implements Seen {}

        /** It says that the video is withdrawn. */
        record Gone() implements Seen {}

        /** The rights of the video refuse us. */
        record Refused() implements Seen {}

        /** Something else, which may pass. */
        record Other() implements Seen {}

        /** Nobody listens there. */
        record NotUp() implements Seen {}
    }
}
