package vrs.publisher;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Tombstone;
import vrs.control.DenyList;

/** Publishes checked files: all of them may be published, or nothing is written. */
final class Publishing {
    private final PublisherConfig config;
    private final AzStores stores;
    private final Holdings holdings;
    private final ChangeWriter writer;
    private final RevisionBook revisions;
    private final Origins origins;
    private final DenyLists denyLists;
    private final ServedWatch watch;
    private final Consumer<String> progress;

    Publishing(
            PublisherConfig config,
            AzStores stores,
            Holdings holdings,
            ChangeWriter writer,
            RevisionBook revisions,
            Origins origins,
            DenyLists denyLists,
            ServedWatch watch,
            Consumer<String> progress) {
        this.config = config;
        this.stores = stores;
        this.holdings = holdings;
        this.writer = writer;
        this.revisions = revisions;
        this.origins = origins;
        this.denyLists = denyLists;
        this.watch = watch;
        this.progress = progress;
    }

    Outcome publish(List<VideoFile> files) throws IOException {
        progress.accept("asking the document stores");
        Reached reached = stores.reach(config.askTimeout());
        if (!reached.isMajority()) {
            return new Outcome.NoMajority(List.of(), "nothing was changed: no answer from " + reached.missingText());
        }
        List<Complaint> complaints = new ArrayList<>();
        DenyList denied = denyLists.merged();
        for (VideoFile file : files) {
            Holding holding = holdings.of(file.vid(), reached);
            if (!holding.isCertain(reached)) {
                return new Outcome.NoMajority(List.of(), "nothing was changed: the stores stopped to answer");
            }
            refusal(file, holding, denied).ifPresent(complaints::add);
        }
        return complaints.isEmpty() ? write(files, reached) : new Outcome.Refused(complaints);
    }

    private static Optional<Complaint> refusal(VideoFile file, Holding holding, DenyList denied) {
        Optional<CatalogEntry> highest = holding.highest();
        boolean withdrawn = denied.withdrawn(file.vid())
                || highest.filter(Tombstone.class::isInstance).isPresent();
        return withdrawn
                ? Optional.of(new Complaint(
                        file.name(),
                        Optional.of("/vid"),
                        "\"" + file.vid() + "\" is withdrawn, which no publish undoes: use another vid"))
                : Optional.empty();
    }

    private Outcome write(List<VideoFile> files, Reached reached) throws IOException {
        List<CompletableFuture<Change>> watched = new ArrayList<>();
        for (VideoFile file : files) {
            CatalogEntry entry = file.record(revisions.next(reached.newest()));
            progress.accept("writing " + file.vid() + " as revision " + entry.revision());
            // First: whoever is served the new record may ask for its media at once.
            origins.write(file.vid(), file.asset());
            long madeNanos = watch.nowNanos();
            Change change = writer.write(entry, reached);
            if (!change.isAcknowledged()) {
                List<Change> tried = new ArrayList<>(finished(watched));
                tried.add(change);
                return new Outcome.NoMajority(
                        tried, file.vid() + " is not in a majority of AZs; publish it again when more are there");
            }
            watched.add(watch.start(change, madeNanos));
        }
        progress.accept("waiting until every AZ serves it");
        return new Outcome.Acknowledged(finished(watched));
    }

    private static List<Change> finished(List<CompletableFuture<Change>> watched) {
        return watched.stream().map(CompletableFuture::join).toList();
    }
}
