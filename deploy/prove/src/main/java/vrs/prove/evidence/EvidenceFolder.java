package vrs.prove.evidence;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** One file for each proof, {@code <name>.json}, replaced whole. */
public final class EvidenceFolder {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final Path folder;

    public EvidenceFolder(Path folder) {
        this.folder = folder;
    }

    /** Empty when there is none; a file that cannot be read as evidence is an error that names it. */
    public Optional<Evidence> read(String name) throws IOException {
        Path file = file(name);
        return Files.exists(file) ? Optional.of(JSON.readValue(file.toFile(), Evidence.class)) : Optional.empty();
    }

    /** Replaces the file; says which. */
    public Path write(Evidence evidence) throws IOException {
        Files.createDirectories(folder);
        Path next = folder.resolve(evidence.name() + ".json.next");
        Files.writeString(next, JSON.writeValueAsString(evidence) + "\n");
        return Files.move(next, file(evidence.name()), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The same text that the file holds. */
    public static String text(Evidence evidence) throws IOException {
        return JSON.writeValueAsString(evidence);
    }

    private Path file(String name) {
        return folder.resolve(name + ".json");
    }
}
