package vrs.prove.stores;

import java.time.Duration;
import vrs.catalog.CatalogConfig;

/**
 * How large and how long.
 *
 * @param videos in each store
 * @param readsPerSecond intended, whatever becomes of them
 * @param changesPerSecond published all the time
 * @param oldRevisions how many revisions a store that returns with old data has missed
 * @param zipfExponent how much the popular ones are preferred; 1 is the classic
 * @param l1Share of the videos that fit into L1, by estimated bytes
 * @param load how long a load may take through all layers
 * @param slow how late each answer of a slow store comes
 * @param warm reads that count for correctness only
 * @param before the window that tells what is normal
 * @param during the window of the fault; the reader is killed and restarted in the middle of it
 * @param after the window after the heal
 * @param readerHeapMib heap of the reader
 * @param storeHeapMib heap of the document and of the SQL store, each
 */
public record Scale(
        int videos,
        int readsPerSecond,
        int changesPerSecond,
        int oldRevisions,
        double zipfExponent,
        double l1Share,
        Duration load,
        Duration slow,
        Duration warm,
        Duration before,
        Duration during,
        Duration after,
        int readerHeapMib,
        int storeHeapMib) {
    /** What the evidence is taken with. */
    public static Scale proof() {
        return new Scale(
                200_000,
                500,
                20,
                30_000,
                1.0,
                0.05,
                CatalogConfig.defaults().loadTimeout(),
                Duration.ofMillis(300),
                Duration.ofSeconds(6),
                Duration.ofSeconds(5),
                Duration.ofSeconds(12),
                Duration.ofSeconds(5),
                512,
                1_024);
    }

    /**
     * One short row for each store: shared cores bear it, what has just been started is compiled before, and a load has the second that
     * such cores may stand still.
     */
    public static Scale brief() {
        return new Scale(
                20_000,
                200,
                20,
                2_000,
                1.0,
                0.05,
                Duration.ofSeconds(1),
                Duration.ofMillis(300),
                Duration.ofSeconds(6),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                384,
                512);
    }
}
