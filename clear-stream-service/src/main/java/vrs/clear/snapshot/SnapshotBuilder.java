package vrs.clear.snapshot;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Revision;
import vrs.catalog.StoreUnavailable;
import vrs.catalog.StreamStore;
import vrs.catalog.Tombstone;
import vrs.catalog.VideoRecord;
import vrs.clear.ClearAddresses;
import vrs.clear.ClearConfig;
import vrs.control.DenyList;

/**
 * Makes the fallback snapshot of this AZ: when something changed, and every so often to renew the addresses. When the
 * store fails, or is suddenly empty, the last good file stays, also that of an earlier run. {@link #look} is called by
 * one thread.
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
    private volatile SnapshotStatus status;
    private Optional<Basis> builtFrom = Optional.empty();
    private boolean isFailing;

    /** What a snapshot was made from: as long as it is the same, so is the snapshot but for its addresses. */
    private record Basis(Revision newest, long denyVersion) {}

    /** @param log is told of each build, and of the first of several that fail, in one line */
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
        this.file = new SnapshotFile(config.snapshotFile(), config.instance());
        this.clock = clock;
        this.log = log;
        this.status = found();
    }

    private SnapshotStatus found() {
        try {
            return new SnapshotStatus(file.builtAt(), 0, file.sizeBytes(), 0);
        } catch (IOException e) {
            // Taken away this very moment: there is none.
            return new SnapshotStatus(Optional.empty(), 0, 0, 0);
        }
    }

    /** How it stands; safe for use by any thread. */
    public SnapshotStatus status() {
        return status;
    }

    /** Builds if it is time to. Never throws: this is called again and again, and must not end in silence. */
    public void look() {
        try {
            DenyList denied = denyList.get();
            Basis basis = new Basis(store.newestRevision(ASK_TIME), denied.version());
            if (!builtFrom.equals(Optional.of(basis)) || isDue()) {
                build(basis, denied);
            }
            isFailing = false;
        } catch (StoreUnavailable | IOException | RuntimeException e) {
            status = status.failedOnceMore();
            if (!isFailing) {
                log.accept("event=snapshot-not-built error=" + e.getClass().getSimpleName() + " why=\""
                        + String.valueOf(e.getMessage()).replaceAll("[\\p{Cntrl}\"]", " ") + "\"");
            }
            isFailing = true;
        }
    }

    private boolean isDue() {
        return status.age(clock.instant())
                .map(age -> age.compareTo(config.snapshotEvery()) >= 0)
                .orElse(true);
    }

    private void build(Basis basis, DenyList denied) throws StoreUnavailable, IOException {
        Instant expiry = clock.instant().plus(config.snapshotTtl());
        SnapshotChoice choice = new SnapshotChoice(
                config.snapshotVideosMax(),
                config.snapshotBytesMax() - SnapshotText.FRAME_BYTES,
                video -> SnapshotText.videoBytes(video, addresses, expiry));
        denied.vids().forEach(choice::gone);
        CatalogueScan.all(store, choice::consider);
        if (choice.isEmpty() && file.exists()) {
            if (!builtFrom.equals(Optional.of(basis))) {
                log.accept("event=snapshot-kept reason=store-is-empty");
            }
        } else {
            write(choice, basis, denied);
        }
        builtFrom = Optional.of(basis);
    }

    private void write(SnapshotChoice choice, Basis basis, DenyList denied) throws StoreUnavailable, IOException {
        Instant now = clock.instant();
        Set<String> gone = new TreeSet<>(denied.vids());
        Set<String> chosen = choice.vids();
        chosen.removeAll(gone);
        Set<String> written = new HashSet<>();
        file.replace(out -> {
            SnapshotText text =
                    new SnapshotText(out, addresses, now, now.plus(config.snapshotTtl()), choice.isComplete());
            CatalogueScan.all(store, entry -> add(entry, chosen, written, gone, text));
            demandAll(chosen, written, gone);
            for (String vid : gone) {
                text.gone(vid);
            }
            text.finish();
        });
        status = status.built(now, written.size(), file.sizeBytes());
        log.accept("event=snapshot-built videos=" + written.size() + " gone=" + gone.size() + " bytes="
                + status.sizeBytes() + " revision=" + basis.newest()
                + " complete=" + choice.isComplete() + " overBound=" + choice.isOver());
    }

    /** A store that was emptied between choosing and writing must not empty the snapshot. */
    private static void demandAll(Set<String> chosen, Set<String> written, Set<String> gone) throws IOException {
        if (!chosen.stream().allMatch(vid -> written.contains(vid) || gone.contains(vid))) {
            throw new IOException("the catalogue lost videos while it was read");
        }
    }

    /** What changes between choosing and writing is seen at the next look; until then each vid stands there once. */
    private static void add(
            CatalogEntry entry, Set<String> chosen, Set<String> written, Set<String> gone, SnapshotText text)
            throws IOException {
        switch (entry) {
            case Tombstone tombstone -> gone.add(tombstone.vid());
            case VideoRecord video -> {
                if (chosen.contains(video.vid()) && written.add(video.vid())) {
                    text.video(video);
                }
            }
        }
    }
}
