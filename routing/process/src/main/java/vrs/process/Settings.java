package vrs.process;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads what a process was told at its start. Each value is checked here; a missing or bad one stops the start with
 * {@link BadSetting}, which names the key. Immutable.
 */
public final class Settings {
    private final Function<String, String> source;

    /** @param source gives the text of a key, or null */
    public Settings(Function<String, String> source) {
        this.source = source;
    }

    /** The JVM's system properties. */
    public static Settings ofSystemProperties() {
        return new Settings(System::getProperty);
    }

    /** A text that must be there and not blank. */
    public String text(String key) {
        String value = source.apply(key);
        if (value == null || value.isBlank()) {
            throw new BadSetting(key, "is missing");
        }
        return value.strip();
    }

    /** A text, or the default when the key is absent or blank. */
    public String text(String key, String byDefault) {
        String value = source.apply(key);
        return value == null || value.isBlank() ? byDefault : value.strip();
    }

    /**
     * What a parser makes of a text; empty when the key is absent or blank.
     *
     * @param parser refuses a text with an {@link IllegalArgumentException} that says why
     */
    public <T> Optional<T> parsed(String key, Function<String, T> parser) {
        String text = text(key, "");
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(parser.apply(text));
        } catch (IllegalArgumentException e) {
            throw new BadSetting(key, "is bad: " + e.getMessage());
        }
    }

    /** A path that must be given; whether it exists is the caller's question. */
    public Path path(String key) {
        return Path.of(text(key)).toAbsolutePath().normalize();
    }

    /** A whole number in a closed range that must be given. */
    public long number(String key, long min, long max) {
        return parse(key, text(key), min, max);
    }

    /** A whole number in a closed range, or the default when the key is absent. */
    public long number(String key, long byDefault, long min, long max) {
        return parse(key, text(key, Long.toString(byDefault)), min, max);
    }

    /** A TCP port. */
    public int port(String key) {
        return (int) number(key, 1, 65_535);
    }

    private static long parse(String key, String text, long min, long max) {
        long value;
        try {
            value = Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new BadSetting(key, "is \"" + text + "\", not a whole number");
        }
        if (value < min || value > max) {
            throw new BadSetting(key, "is " + value + ", not within " + min + " to " + max);
        }
        return value;
    }
}
