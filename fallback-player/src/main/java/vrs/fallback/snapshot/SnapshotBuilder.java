package vrs.fallback.snapshot;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Puts a snapshot together line by line. What comes out may be believed only when the checksum was right. */
final class SnapshotBuilder {
    private final Map<String, SnapshotEntry> entries = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();
    private Optional<Instant> built = Optional.empty();
    private Optional<Instant> expires = Optional.empty();
    private Optional<Boolean> complete = Optional.empty();
    private boolean isVidLost;
    private Optional<VideoLines> current = Optional.empty();
    private Optional<String> currentVid = Optional.empty();

    /** @throws IllegalArgumentException when a line that speaks of the whole snapshot cannot be evaluated */
    void add(String line) {
        int tab = line.indexOf('\t');
        switch (tab < 0 ? line : line.substring(0, tab)) {
            case "built" -> built = Optional.of(instant(line));
            case "expires" -> expires = Optional.of(instant(line));
            case "complete" -> complete = Optional.of(truth(Fields.of(line).text(1)));
            case "video" -> start(line);
            case "v" -> extend(() -> current.ifPresent(video -> video.addVideo(Fields.of(line))));
            case "a" -> extend(() -> current.ifPresent(video -> video.addAudio(Fields.of(line))));
            case "s" -> extend(() -> current.ifPresent(video -> video.addSubtitle(Fields.of(line))));
            case "gone" -> gone(line);
            default -> {
                // A word of a later version.
            }
        }
    }

    /** The snapshot, or empty when a line that must be there was not. */
    Optional<Snapshot> finish(long sizeBytes) {
        close();
        if (built.isEmpty() || expires.isEmpty() || complete.isEmpty()) {
            return Optional.empty();
        }
        boolean isComplete = complete.get() && !isVidLost;
        return Optional.of(new Snapshot(built.get(), isComplete, expires.get(), entries, sizeBytes));
    }

    private void start(String line) {
        close();
        try {
            currentVid = Optional.of(plainVid(line));
            current = Optional.of(new VideoLines(Fields.of(line), text -> texts.computeIfAbsent(text, t -> t)));
        } catch (IllegalArgumentException e) {
            unreadable();
        }
    }

    private void extend(Runnable addition) {
        try {
            addition.run();
        } catch (IllegalArgumentException e) {
            unreadable();
        }
    }

    private void close() {
        extend(() -> current.ifPresent(video -> put(currentVid.orElseThrow(), video.finish())));
        current = Optional.empty();
        currentVid = Optional.empty();
    }

    private void gone(String line) {
        close();
        try {
            put(plainVid(line), new SnapshotEntry.Gone());
        } catch (IllegalArgumentException e) {
            isVidLost = true;
        }
    }

    /** Refuses the current video as a whole; without its vid, no vid can be said not to exist any more. */
    private void unreadable() {
        currentVid.ifPresentOrElse(vid -> put(vid, new SnapshotEntry.Unreadable()), () -> isVidLost = true);
        current = Optional.empty();
    }

    /** Of two entries for one vid neither can be chosen, save that withdrawn stays withdrawn. */
    private void put(String vid, SnapshotEntry entry) {
        entries.merge(
                vid,
                entry,
                (before, now) -> before instanceof SnapshotEntry.Gone || now instanceof SnapshotEntry.Gone
                        ? new SnapshotEntry.Gone()
                        : new SnapshotEntry.Unreadable());
    }

    /** The vid even of a line whose other fields are broken: a vid needs no escape. */
    private static String plainVid(String line) {
        String[] parts = line.split("\t", 3);
        return Fields.of(parts.length < 2 ? "" : "vid\t" + parts[1]).id(1);
    }

    private static Instant instant(String line) {
        return Instant.ofEpochMilli(Fields.of(line).number(1, 0, Long.MAX_VALUE));
    }

    private static boolean truth(String word) {
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }
}
