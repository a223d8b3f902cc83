package vrs.publisher;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Revision;
import vrs.catalog.Tombstone;
import vrs.publisher.Publishers.Led;

/** Fills a catalogue: publishes what it does not hold, withdraws what is to be withdrawn. Doing it again changes nothing. */
final class Seeding {
    private final Publishers publishers;
    private final Duration patience;

    /** @param patience how long to wait for a leader: the publishers may be just starting */
    Seeding(Publishers publishers, Duration patience) {
        this.publishers = publishers;
        this.patience = patience;
    }

    /** @param withdrawn the vids to withdraw, whether they are among the files or not */
    Outcome seed(List<VideoFile> files, Set<String> withdrawn) throws IOException {
        List<Change> changes = new ArrayList<>();
        List<String> waiting = new ArrayList<>();
        Optional<Outcome> failed = step("/withdraw", Orders.withdraw(withdrawn, true), root -> root.path("waiting")
                .forEach(vid -> waiting.add(vid.asText())));
        if (failed.isEmpty()) {
            failed = step("/publish", Orders.publish(files, true), root -> changes.addAll(changes(root, files)));
        }
        if (failed.isEmpty() && !waiting.isEmpty()) {
            failed = step("/bury", String.join("\n", waiting), root -> changes.addAll(changes(root, List.of())));
        }
        return failed.orElse(new Outcome.Acknowledged(changes));
    }

    private Optional<Outcome> step(String path, String body, Consumer<JsonNode> done) throws IOException {
        return switch (publishers.askLeader(path, body, patience)) {
            case Led.NoLeader(String why) -> Optional.of(new Outcome.NoMajority(List.of(), why));
            case Led.Answer(JsonNode root) -> {
                if (Orders.outcome(root).equals("no-majority")) {
                    yield Optional.of(
                            new Outcome.NoMajority(List.of(), root.path("why").asText()));
                }
                done.accept(root);
                yield Optional.empty();
            }
        };
    }

    /** The stores take changes in their order: where the last one is, all of them are. */
    private List<Change> changes(JsonNode root, List<VideoFile> files) {
        List<CatalogEntry> entries = new ArrayList<>();
        for (Map.Entry<Revision, String> it : Orders.entries(root).entrySet()) {
            entries.add(files.stream()
                    .filter(file -> file.vid().equals(it.getValue()))
                    .findFirst()
                    .<CatalogEntry>map(file -> file.record(it.getKey()))
                    .orElse(new Tombstone(it.getValue(), it.getKey())));
        }
        if (entries.isEmpty()) {
            return List.of();
        }
        List<Change.AzState> azs = publishers.change(entries.getLast(), true).azs();
        return entries.stream().map(entry -> new Change(entry, azs, true)).toList();
    }
}
