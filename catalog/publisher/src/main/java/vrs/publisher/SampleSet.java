package vrs.publisher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A directory to fill a catalogue from.
 *
 * @param files the files of {@code videos/}, by name
 * @param withdrawn the vids of {@code withdrawn.txt}, one a line; lines that begin with # are passed over
 */
record SampleSet(List<Path> files, Set<String> withdrawn) {
    static SampleSet read(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("videos"))) {
            return new SampleSet(
                    files.filter(file -> file.toString().endsWith(".json"))
                            .sorted()
                            .toList(),
                    vids(directory.resolve("withdrawn.txt")));
        }
    }

    private static Set<String> vids(Path list) throws IOException {
        if (!Files.exists(list)) {
            return Set.of();
        }
        return Files.readAllLines(list).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
