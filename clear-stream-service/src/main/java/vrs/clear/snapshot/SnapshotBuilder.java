package vrs.clear.snapshot;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Revision;
import vrs.catalog.StoreUnavailable;
import vrs.catalog.StreamStore;
import vrs.catalog.Tombstone;
import vrs.clear.ClearAddresses;
import vrs.clear.ClearConfig;
import vrs.control.DenyList;

/**
 * Makes the fallback snapshot of this AZ: when something changed, and every so often to renew the addresses. When the
 * store fails, or is suddenly empty, the last good file stays. {@link #look} is called by one thread.
 */
public final class SnapshotBuilder {
    private static final Duration ASK_TIME = Duration.ofSeconds(2);

    private final StreamStore store;
    private final Supplier<DenyList> denyList;
    private final ClearAddresses addresses;
    private final ClearConfig config;
    private final SnapshotFile file;
    private final Clock clock;
    private final Consumer<String> log;
    private volatile Status status = new Status(Instant.EPOCH, 0, 0, 0);
    private Revision builtRevision = Revision.NONE;
    private long builtDenyVersion = -1;
    private boolean failing;

    /**
     * What metrics say of the snapshot.
     *
     * @param builtAt when the last one was made by this process, the epoch when none was
     * @param failures how many looks came to nothing because the store or the disk failed
     */
    public record Status(Instant builtAt, int videos, long sizeBytes, long failures) {}

    public SnapshotBuilder(
            StreamStore store,
            Supplier<DenyList> denyList,
            ClearAddresses addresses,
            ClearConfig config,
            Clock clock,
            Consumer<String> log) {
        this.store = store;
        this.denyList = denyList;
        this.addresses = addresses;
        this.config = config;
        this.file = new SnapshotFile(config.snapshotFile());
        this.clock = clock;
        this.log = log;
    }

    /** How the last build went; safe for use by any thread. */
    public Status status() {
        return status;
    }

    /** Builds if it is time to. */
    public void look() {
        try {
            Revision newest = store.newestRevision(ASK_TIME);
            DenyList denied = denyList.get();
            boolean changed = !newest.equals(builtRevision) || denied.version() != builtDenyVersion;
            boolean due = !clock.instant().isBefore(status.builtAt().plus(config.snapshotEvery()));
            if (changed || due) {
                build(newest, denied);
            }
            failing = false;
        } catch (StoreUnavailable | IOException e) {
            status = new Status(status.builtAt(), status.videos(), status.sizeBytes(), status.failures() + 1);
            if (!failing) {
                log.accept("event=snapshot-not-built error=" + e.getClass().getSimpleName());
            }
            failing = true;
        }
    }

    private void build(Revision newest, DenyList denied) throws StoreUnavailable, IOException {
        List<CatalogEntry> all = CatalogueScan.all(store);
        if (all.isEmpty() && file.exists()) {
            if (builtDenyVersion != denied.version() || !newest.equals(builtRevision)) {
                log.accept("event=snapshot-kept reason=store-is-empty");
            }
            builtRevision = newest;
            builtDenyVersion = denied.version();
            return;
        }
        SnapshotChoice choice = SnapshotChoice.of(all, config.snapshotVideosMax());
        Instant now = clock.instant();
        SnapshotText text = new SnapshotText(addresses, now, now.plus(config.snapshotTtl()), choice.complete());
        Set<String> gone = new HashSet<>(denied.vids());
        for (CatalogEntry entry : choice.entries()) {
            if (denied.withdrawn(entry.vid()) || entry instanceof Tombstone) {
                gone.add(entry.vid());
            } else {
                text.add(entry);
            }
        }
        gone.stream().sorted().forEach(text::gone);
        byte[] content = text.finish();
        file.replace(content);
        int videos = choice.entries().size();
        status = new Status(now, videos, content.length, status.failures());
        builtRevision = newest;
        builtDenyVersion = denied.version();
        log.accept("event=snapshot-built videos=" + videos + " gone=" + gone.size() + " bytes=" + content.length
                + " revision=" + newest + " complete=" + choice.complete());
    }
}
