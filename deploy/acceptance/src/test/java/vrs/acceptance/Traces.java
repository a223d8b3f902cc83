package vrs.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What stands in a directory, to show that something left it as it was. */
final class Traces {
    private Traces() {}

    /** Owner, rights, size and time of change of everything in there; empty when it does not exist. */
    static Map<String, String> of(Path folder) throws IOException {
        Map<String, String> traces = new TreeMap<>();
        if (!Files.exists(folder)) {
            return traces;
        }
        try (var all = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                Map<String, Object> of =
                        Files.readAttributes(path, "unix:uid,mode,size,lastModifiedTime", LinkOption.NOFOLLOW_LINKS);
                traces.put(folder.relativize(path).toString(), new TreeMap<>(of).toString());
            }
        }
        return traces;
    }
}
