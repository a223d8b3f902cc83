package vrs.local.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import vrs.control.ControlFile;
import vrs.local.cluster.Poll;
import vrs.local.home.Home;
import vrs.local.supervise.ProcessRecord;
import vrs.local.supervise.ProcessRecords;

/** Which running processes have taken a version: each keeps a copy of what is in force in it. */
final class ControlTaken {
    private static final Duration EVERY = Duration.ofMillis(50);

    private final Home home;
    private final ControlFile file;

    ControlTaken(Home home, ControlFile file) {
        this.home = home;
        this.file = file;
    }

    /** Waits for all of them within a bound; nothing when no running process keeps a copy. */
    Optional<String> line(long version, Duration bound) throws IOException {
        List<String> names = new ProcessRecords(home.processes())
                .alive().stream()
                        .map(ProcessRecord::name)
                        .filter(name -> kept(name).isPresent())
                        .sorted()
                        .toList();
        if (names.isEmpty()) {
            return Optional.empty();
        }
        List<String> late = new ArrayList<>(names);
        Poll.until(
                () -> {
                    late.clear();
                    names.stream()
                            .filter(name -> kept(name).orElse(0) < version)
                            .forEach(late::add);
                    return late.isEmpty();
                },
                EVERY,
                bound);
        int taken = names.size() - late.size();
        return Optional.of("version " + version + " is in force in " + taken + " of " + names.size() + " processes"
                + (late.isEmpty() ? "" : "; not yet in " + String.join(", ", late)));
    }

    private OptionalLong kept(String name) {
        try {
            return file.keptVersion(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
