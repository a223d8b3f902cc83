package vrs.publisher;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import vrs.catalog.Tombstone;
import vrs.control.DenyList;

/**
 * Takes a video down: by the deny list first, which needs no store and is in force within a second, then by a tombstone
 * in every store. Doing it again is safe and fills what was missed.
 */
final class Withdrawal {
    private static final Pattern VID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final PublisherConfig config;
    private final AzStores stores;
    private final Holdings holdings;
    private final ChangeWriter writer;
    private final RevisionBook revisions;
    private final DenyLists denyLists;
    private final ServedWatch watch;
    private final Consumer<String> progress;

    Withdrawal(
            PublisherConfig config,
            AzStores stores,
            Holdings holdings,
            ChangeWriter writer,
            RevisionBook revisions,
            DenyLists denyLists,
            ServedWatch watch,
            Consumer<String> progress) {
        this.config = config;
        this.stores = stores;
        this.holdings = holdings;
        this.writer = writer;
        this.revisions = revisions;
        this.denyLists = denyLists;
        this.watch = watch;
        this.progress = progress;
    }

    /** @param force also when no store knows the video */
    Outcome withdraw(String vid, boolean force) throws IOException {
        if (!VID.matcher(vid).matches()) {
            return refused(vid, "is no vid: letters, digits, _ and -, at most 64");
        }
        progress.accept("asking the document stores");
        Reached reached = stores.reach(config.askTimeout());
        Holding holding = holdings.of(vid, reached);
        boolean unknown = holding.highest().isEmpty() && holding.isCertain(reached);
        if (unknown && !force && !denyLists.merged().withdrawn(vid)) {
            return refused(vid, "no such video; --force withdraws it before it is published");
        }
        long madeNanos = watch.nowNanos();
        DenyList list = denyLists.ensure(Set.of(vid));
        progress.accept(vid + " is on the deny list, version " + list.version());
        if (!reached.isMajority()) {
            return new Outcome.NoMajority(
                    List.of(),
                    vid + " is on the deny list, which is in force; the tombstone waits, no answer from "
                            + reached.missingText() + ": withdraw it again when they are back");
        }
        Change change = writer.write(tombstone(vid, reached), reached);
        if (!change.isAcknowledged()) {
            return new Outcome.NoMajority(
                    List.of(change),
                    vid + " is on the deny list, which is in force; the tombstone is not in a majority of AZs:"
                            + " withdraw it again when more are there");
        }
        progress.accept("waiting until every AZ refuses it");
        return new Outcome.Acknowledged(List.of(watch.start(change, madeNanos).join()));
    }

    private Tombstone tombstone(String vid, Reached reached) throws IOException {
        progress.accept("writing the tombstone of " + vid);
        return new Tombstone(vid, revisions.next(reached.newest()));
    }

    private static Outcome refused(String vid, String why) {
        return new Outcome.Refused(List.of(Complaint.of(vid, why)));
    }
}
