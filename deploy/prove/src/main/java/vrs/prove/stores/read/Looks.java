package vrs.prove.stores.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How often layers have been asked for a load, and stores been looked into, since the reader began.
 *
 * @param atNanos when, by the machine's monotonic clock
 * @param counts the number for each layer and store, by name
 */
public record Looks(long atNanos, Map<String, Long> counts) {
    /** Stands among the counts: 1 while the replica of the reader follows without a gap, else 0. */
    public static final String REPLICA_WHOLE = "replica-whole";

    private static final String WORD = "looks";

    public Looks {
        counts = Map.copyOf(counts);
    }

    /** One line. */
    public String text() {
        List<String> words = new ArrayList<>(List.of(WORD, Long.toString(atNanos)));
        new TreeMap<>(counts).forEach((name, count) -> words.add(name + "=" + count));
        return String.join(" ", words);
    }

    /** The numbers in a line that {@link #text} made; empty for any other. */
    public static Optional<Looks> parse(String line) {
        String[] words = line.split(" ");
        if (words.length < 2 || !words[0].equals(WORD)) {
            return Optional.empty();
        }
        Map<String, Long> found = new TreeMap<>();
        for (int i = 2; i < words.length; i++) {
            String[] pair = words[i].split("=");
            found.put(pair[0], Long.parseLong(pair[1]));
        }
        return Optional.of(new Looks(Long.parseLong(words[1]), found));
    }
}
