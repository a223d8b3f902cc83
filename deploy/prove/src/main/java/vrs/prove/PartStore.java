package vrs.prove;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Keeps the finished parts of a proof, for as long as the sources stay the same. */
final class PartStore {
    private final Path folder;
    private final ObjectMapper json;

    /** @param sources whose parts these are; those of others are not seen */
    PartStore(Path work, String sources, ObjectMapper json) {
        this.folder = work.resolve("parts").resolve(sources);
        this.json = json;
    }

    Optional<JsonNode> read(String part) throws IOException {
        Path file = folder.resolve(part + ".json");
        return Files.exists(file) ? Optional.of(json.readTree(file.toFile())) : Optional.empty();
    }

    void write(String part, JsonNode found) throws IOException {
        Files.createDirectories(folder);
        Path next = folder.resolve(part + ".next");
        Files.writeString(next, json.writeValueAsString(found));
        Files.move(next, folder.resolve(part + ".json"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The proof is over: the next run begins anew. */
    void forget() throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
