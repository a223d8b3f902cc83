package vrs.local.home;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a duration as people type it: {@code 90s}, {@code 15m}, {@code 1h}, {@code 7d}; a minus means the past. */
public final class Lifetime {
    private static final Pattern FORM = Pattern.compile("(-?[0-9]{1,6})([smhd])");

    private Lifetime() {}

    /** @throws IllegalArgumentException in one line when the text is none */
    public static Duration parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not a duration such as 90s, 15m, 1h or 7d");
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2).charAt(0)) {
            case 's' -> Duration.ofSeconds(amount);
            case 'm' -> Duration.ofMinutes(amount);
            case 'h' -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }
}
