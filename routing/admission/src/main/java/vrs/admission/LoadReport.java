package vrs.admission;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * What a process says of its load, and its text: {@code vrs-load 1}, then for each class a line {@code play 12 100},
 * which is how many are in flight and how many may be, or {@code off} for no bound. Readers pass over lines and words that
 * they do not know. Immutable.
 *
 * @param classes each of {@link TrafficClass}
 */
public record LoadReport(Map<TrafficClass, ClassLoad> classes) {
    /** Where the report is asked for, with the internal credential. */
    public static final String PATH = "/internal/load";

    private static final String MAGIC = "vrs-load 1";
    private static final String OFF = "off";
    private static final int WORDS_MIN = 3;

    public LoadReport {
        EnumMap<TrafficClass, ClassLoad> sorted = new EnumMap<>(TrafficClass.class);
        sorted.putAll(classes);
        if (sorted.size() != TrafficClass.values().length) {
            throw new IllegalArgumentException("a report speaks of every class, not of " + sorted.keySet() + " only");
        }
        classes = Map.copyOf(sorted);
    }

    /** A report of what is said of each class. */
    public static LoadReport of(Function<TrafficClass, ClassLoad> said) {
        EnumMap<TrafficClass, ClassLoad> classes = new EnumMap<>(TrafficClass.class);
        for (TrafficClass each : TrafficClass.values()) {
            classes.put(each, said.apply(each));
        }
        return new LoadReport(classes);
    }

    /** What it says of a class. */
    public ClassLoad of(TrafficClass trafficClass) {
        return classes.get(trafficClass);
    }

    /** Both together, class by class. */
    public LoadReport plus(LoadReport other) {
        return of(it -> of(it).plus(other.of(it)));
    }

    /** The text. */
    public String text() {
        StringBuilder text = new StringBuilder(MAGIC).append('\n');
        for (TrafficClass each : TrafficClass.values()) {
            ClassLoad load = of(each);
            text.append(each.id()).append(' ').append(load.inFlight()).append(' ');
            load.limit().ifPresentOrElse(text::append, () -> text.append(OFF));
            text.append('\n');
        }
        return text.toString();
    }

    /** Reads such a text; empty when it is none, or when a class is missing, there twice, or without figures. */
    public static Optional<LoadReport> read(String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().equals(MAGIC)) {
            return Optional.empty();
        }
        EnumMap<TrafficClass, ClassLoad> classes = new EnumMap<>(TrafficClass.class);
        for (String line : lines.subList(1, lines.size())) {
            String[] words = line.split(" ");
            Optional<TrafficClass> known = TrafficClass.of(words[0]);
            if (known.isEmpty()) {
                continue;
            }
            Optional<ClassLoad> load = load(words);
            if (load.isEmpty() || classes.put(known.get(), load.get()) != null) {
                return Optional.empty();
            }
        }
        return classes.size() == TrafficClass.values().length ? Optional.of(new LoadReport(classes)) : Optional.empty();
    }

    private static Optional<ClassLoad> load(String[] words) {
        if (words.length < WORDS_MIN) {
            return Optional.empty();
        }
        try {
            OptionalInt limit = words[2].equals(OFF) ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(words[2]));
            return Optional.of(new ClassLoad(Integer.parseInt(words[1]), limit));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
