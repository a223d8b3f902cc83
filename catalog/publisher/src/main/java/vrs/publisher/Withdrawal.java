package vrs.publisher;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import vrs.catalog.Tombstone;
import vrs.publisher.Publishers.Led;

/**
 * Takes a video down: by the deny lists first, which need neither store nor leader and are in force within a second, then
 * by a tombstone. Doing it again is safe.
 */
final class Withdrawal {
    private static final Pattern VID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final String IN_FORCE = " is on the deny list, which is in force; the tombstone follows by itself: ";

    private final Publishers publishers;
    private final Duration patience;
    private final ServedWatch watch;
    private final Consumer<String> progress;

    Withdrawal(Publishers publishers, Duration patience, ServedWatch watch, Consumer<String> progress) {
        this.publishers = publishers;
        this.patience = patience;
        this.watch = watch;
        this.progress = progress;
    }

    /** @param force also when the catalogue does not know the video */
    Outcome withdraw(String vid, boolean force) throws IOException {
        if (!VID.matcher(vid).matches()) {
            return new Outcome.Refused(List.of(Complaint.of(vid, "is no vid: letters, digits, _ and -, at most 64")));
        }
        progress.accept("asking the publishers");
        long madeNanos = watch.nowNanos();
        Optional<JsonNode> denied = publishers.askAny("/withdraw", Orders.withdraw(List.of(vid), force));
        if (denied.isEmpty()) {
            return new Outcome.NoMajority(List.of(), "nothing was changed: no publisher answers");
        }
        if (!Orders.outcome(denied.get()).equals("denied")) {
            return new Outcome.Refused(Orders.complaints(denied.get(), Optional.empty()));
        }
        progress.accept(vid + " is on the deny list, version "
                + denied.get().path("version").asLong());
        return switch (publishers.askLeader("/bury", vid, patience)) {
            case Led.NoLeader(String why) -> new Outcome.NoMajority(List.of(), vid + IN_FORCE + why);
            case Led.Answer(JsonNode root) -> outcome(vid, root, madeNanos);
        };
    }

    private Outcome outcome(String vid, JsonNode root, long madeNanos) {
        boolean isAcknowledged = Orders.outcome(root).equals("acknowledged");
        List<Change> changes = new ArrayList<>();
        Orders.entries(root)
                .keySet()
                .forEach(revision -> changes.add(publishers.change(new Tombstone(vid, revision), isAcknowledged)));
        if (!isAcknowledged) {
            return new Outcome.NoMajority(
                    changes, vid + IN_FORCE + root.path("why").asText());
        }
        progress.accept("waiting until every AZ refuses it");
        return new Outcome.Acknowledged(changes.stream().map(change -> watch.start(change, madeNanos)).toList().stream()
                .map(CompletableFuture::join)
                .toList());
    }
}
