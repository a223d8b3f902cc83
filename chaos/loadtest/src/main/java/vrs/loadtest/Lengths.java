package vrs.loadtest;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a length of time as people type it: {@code 90s}, {@code 15m}, {@code 1h}. */
final class Lengths {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,6})([smh])");

    private Lengths() {}

    /** @throws IllegalArgumentException in one line when the text is none */
    static Duration parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not a length such as 90s, 15m or 1h");
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2).charAt(0)) {
            case 's' -> Duration.ofSeconds(amount);
            case 'm' -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }
}
