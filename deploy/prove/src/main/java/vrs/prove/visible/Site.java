package vrs.prove.visible;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Who exists where in the running cluster, and the secrets that its operators and processes know each other by. */
public record Site(List<Place> places, String credential, String adminToken) {
    public Site {
        places = List.copyOf(places);
    }

    /** Reads the files of a home. */
    public static Site read(Path home) throws IOException {
        return new Site(
                Files.readAllLines(home.resolve("run/topology/all.topology")).stream()
                        .map(line -> line.strip().split(" +"))
                        .filter(f -> f.length > 8 && f[0].equals("instance"))
                        .map(f -> new Place(f[1], f[2], f[3], Integer.parseInt(f[8])))
                        .toList(),
                Files.readString(home.resolve("keys/internal.credential")).strip(),
                Files.readString(home.resolve("keys/admin.token")).strip());
    }

    public List<Place> of(String role) {
        return places.stream().filter(it -> it.role().equals(role)).toList();
    }

    public List<Place> of(String role, String az) {
        return of(role).stream().filter(it -> it.az().equals(az)).toList();
    }
}
