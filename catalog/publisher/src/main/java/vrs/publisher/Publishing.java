package vrs.publisher;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import vrs.catalog.CatalogEntry;
import vrs.publisher.Publishers.Led;

/** Publishes checked files by the leader: all of them are published, or none. */
final class Publishing {
    private final Publishers publishers;
    private final Duration patience;
    private final ServedWatch watch;
    private final Consumer<String> progress;

    Publishing(Publishers publishers, Duration patience, ServedWatch watch, Consumer<String> progress) {
        this.publishers = publishers;
        this.patience = patience;
        this.watch = watch;
        this.progress = progress;
    }

    Outcome publish(List<VideoFile> files) throws IOException {
        progress.accept("asking the publisher that leads");
        long madeNanos = watch.nowNanos();
        return switch (publishers.askLeader("/publish", Orders.publish(files, false), patience)) {
            case Led.NoLeader(String why) -> new Outcome.NoMajority(List.of(), why);
            case Led.Answer(JsonNode root) -> outcome(root, files, madeNanos);
        };
    }

    private Outcome outcome(JsonNode root, List<VideoFile> files, long madeNanos) {
        return switch (Orders.outcome(root)) {
            case "refused" -> new Outcome.Refused(Orders.complaints(root, Optional.of("/vid")));
            case "acknowledged" -> {
                progress.accept("waiting until every AZ serves it");
                yield new Outcome.Acknowledged(
                        changes(root, files, true).stream()
                                .map(change -> watch.start(change, madeNanos))
                                .toList()
                                .stream()
                                .map(CompletableFuture::join)
                                .toList());
            }
            default ->
                new Outcome.NoMajority(
                        changes(root, files, false), root.path("why").asText());
        };
    }

    private List<Change> changes(JsonNode root, List<VideoFile> files, boolean isAcknowledged) {
        List<Change> changes = new ArrayList<>();
        Orders.entries(root).forEach((revision, vid) -> files.stream()
                .filter(file -> file.vid().equals(vid))
                .findFirst()
                .ifPresent(file -> {
                    CatalogEntry entry = file.record(revision);
                    progress.accept("written " + vid + " as revision " + revision);
                    changes.add(publishers.change(entry, isAcknowledged));
                }));
        return changes;
    }
}
