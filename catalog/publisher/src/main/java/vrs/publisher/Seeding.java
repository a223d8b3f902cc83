package vrs.publisher;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import vrs.catalog.CatalogEntry;
import vrs.catalog.StoreUnavailable;
import vrs.catalog.Tombstone;

/**
 * Fills a catalogue: levels the stores, publishes what none of them holds, withdraws what is to be withdrawn. Doing it
 * again changes nothing.
 */
final class Seeding {
    private final PublisherConfig config;
    private final AzStores stores;
    private final Levelling levelling;
    private final ChangeWriter writer;
    private final RevisionBook revisions;
    private final Origins origins;
    private final DenyLists denyLists;
    private final Consumer<String> progress;

    Seeding(
            PublisherConfig config,
            AzStores stores,
            Levelling levelling,
            ChangeWriter writer,
            RevisionBook revisions,
            Origins origins,
            DenyLists denyLists,
            Consumer<String> progress) {
        this.config = config;
        this.stores = stores;
        this.levelling = levelling;
        this.writer = writer;
        this.revisions = revisions;
        this.origins = origins;
        this.denyLists = denyLists;
        this.progress = progress;
    }

    /** @param withdrawn the vids to withdraw, whether they are among the files or not */
    Outcome seed(List<VideoFile> files, Set<String> withdrawn) throws IOException {
        Reached reached = stores.reach(config.seedWait());
        if (!reached.isMajority()) {
            return new Outcome.NoMajority(List.of(), "nothing was changed: no answer from " + reached.missingText());
        }
        try {
            Levelling.Level level = levelling.level(reached);
            if (level.copied() > 0) {
                progress.accept("copied " + level.copied() + " entries to stores that lacked them");
            }
            return fill(files, withdrawn, level.entries(), reached);
        } catch (StoreUnavailable e) {
            return new Outcome.NoMajority(List.of(), "a store stopped to answer: " + Stored.name(e.reason()));
        }
    }

    private Outcome fill(
            List<VideoFile> files, Set<String> withdrawn, Map<String, CatalogEntry> entries, Reached reached)
            throws IOException {
        Set<String> gone = new HashSet<>(withdrawn);
        entries.values().stream().filter(Tombstone.class::isInstance).forEach(entry -> gone.add(entry.vid()));
        gone.addAll(denyLists.ensure(gone).vids());

        Map<String, VideoFile> fileOfVid = new HashMap<>();
        files.forEach(file -> fileOfVid.put(file.vid(), file));
        Set<String> vids = new LinkedHashSet<>();
        files.forEach(file -> vids.add(file.vid()));
        vids.addAll(gone);
        List<Change> changes = new ArrayList<>();
        for (String vid : vids) {
            Optional<VideoFile> file = Optional.ofNullable(fileOfVid.get(vid));
            if (file.isPresent() && !origins.knows(file.get())) {
                origins.write(vid, file.get().asset());
            }
            Optional<CatalogEntry> missing =
                    missing(file, gone.contains(vid), Optional.ofNullable(entries.get(vid)), vid, reached);
            if (missing.isPresent()) {
                Change change = writer.write(missing.get(), reached);
                changes.add(change);
                if (!change.isAcknowledged()) {
                    return new Outcome.NoMajority(changes, vid + " is not in a majority of AZs");
                }
            }
        }
        return new Outcome.Acknowledged(changes);
    }

    /** The entry that the stores lack for this vid. */
    private Optional<CatalogEntry> missing(
            Optional<VideoFile> file, boolean gone, Optional<CatalogEntry> held, String vid, Reached reached)
            throws IOException {
        if (gone) {
            return held.filter(Tombstone.class::isInstance).isPresent()
                    ? Optional.empty()
                    : Optional.of(new Tombstone(vid, revisions.next(reached.newest())));
        }
        return held.isPresent() || file.isEmpty()
                ? Optional.empty()
                : Optional.of(file.get().record(revisions.next(reached.newest())));
    }
}
