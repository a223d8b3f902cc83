package vrs.faults.lease;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a fault may last: it heals by itself when that is over, whoever is still there to heal it.
 *
 * @param length from 1 ms to 10 minutes
 */
public record Lease(Duration length) {
    private static final Duration MAX = Duration.ofMinutes(10);

    /** When nothing else was asked for: 30 seconds. */
    public static final Lease DEFAULT = new Lease(Duration.ofSeconds(30));

    private static final Pattern TEXT = Pattern.compile("(\\d{1,6})(ms|s|m)");

    public Lease {
        if (length.compareTo(Duration.ofMillis(1)) < 0 || length.compareTo(MAX) > 0) {
            throw new IllegalArgumentException("a lease of " + length.toMillis() + " ms is not within 1 ms to 10m");
        }
    }

    /**
     * A whole number with its unit, such as {@code 30s}, {@code 500ms} or {@code 10m}.
     *
     * @throws IllegalArgumentException in one line when the text is no such lease
     */
    public static Lease parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no lease such as 30s, 500ms or 10m");
        }
        long count = Long.parseLong(matcher.group(1));
        return new Lease(
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(count);
                    case "s" -> Duration.ofSeconds(count);
                    default -> Duration.ofMinutes(count);
                });
    }
}
