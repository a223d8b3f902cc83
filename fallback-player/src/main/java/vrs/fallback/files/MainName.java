package vrs.fallback.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds, in the topology file, the origin of the main entry name of an AZ's region. */
public final class MainName {
    private MainName() {}

    /** @throws IllegalArgumentException when the file names no such AZ or no main name of its region */
    public static String origin(Path topology, String az) throws IOException {
        List<String[]> lines = Files.readAllLines(topology).stream()
                .map(line -> line.strip().split(" +"))
                .toList();
        String region = lines.stream()
                .filter(f -> f.length >= 3 && f[0].equals("az") && f[1].equals(az))
                .map(f -> f[2])
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(topology + " names no AZ " + az));
        return lines.stream()
                .filter(f -> f.length >= 5 && f[0].equals("name") && f[1].equals("main") && f[2].equals(region))
                .map(f -> "http://" + f[3] + ":" + f[4])
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(topology + " has no main name of region " + region));
    }
}
