package vrs.local.supervise;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vrs.local.home.PrivateFile;

/**
 * The processes that were started, a file each, so that they can be ended when the launcher itself is gone. Safe for use
 * by one writer.
 */
public final class ProcessRecords {
    private static final String SUFFIX = ".json";

    private final Path folder;
    private final ObjectMapper json = new ObjectMapper();

    public ProcessRecords(Path folder) {
        this.folder = folder;
    }

    /** Writes down who has that pid now; nothing is written when it has ended already. */
    public void add(String name, long pid) throws IOException {
        var identity = ProcessIdentity.of(pid);
        if (identity.isPresent()) {
            ProcessRecord record = new ProcessRecord(name, pid, identity.get().mark());
            PrivateFile.write(folder.resolve(name + SUFFIX), json.writeValueAsString(record));
        }
    }

    /** Forgets one. */
    public void remove(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name + SUFFIX));
    }

    /** All that are written down, whether they still run or not; a damaged file is passed over. */
    public List<ProcessRecord> all() throws IOException {
        List<ProcessRecord> records = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return records;
        }
        try (var files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path file : files) {
                try {
                    Optional.ofNullable(json.readValue(file.toFile(), ProcessRecord.class))
                            .ifPresent(records::add);
                } catch (JsonProcessingException e) {
                    // Written whole or not at all by us: this one is not ours.
                    continue;
                }
            }
        }
        return records;
    }

    /** Those that still run. */
    public List<ProcessRecord> alive() throws IOException {
        return all().stream().filter(record -> record.identity().isAlive()).toList();
    }
}
