package vrs.control;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Which keys there are, apart from {@code publisher.leader}, and which values each takes. */
public final class ControlKeys {
    /** Takes a key back to what holds at rest. */
    public static final String DEFAULT = "default";

    private static final String NAME = "[a-z0-9-]{1,32}";
    private static final int WEIGHT_MAX = 100;
    private static final int MS_MAX = 60_000;
    private static final int COUNT_MAX = 1_000_000;
    private static final Pattern MARKS = Pattern.compile("([0-9]{1,3})-([0-9]{1,3})");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,7}");

    private static final List<Key> KEYS = List.of(
            words("az\\." + NAME, "active", "drained"),
            new Key("dns\\." + NAME + "\\.(main|retry)", "auto or an AZ", value -> value.matches(NAME)),
            number("unit\\." + NAME + "\\." + NAME + "\\.weight", 0, WEIGHT_MAX, false),
            number("pool\\.(vm|container)", 0, WEIGHT_MAX, false),
            number("cdn\\." + NAME, 0, WEIGHT_MAX, false),
            words("cloud\\.(private|public)", "auto", "forced-online", "forced-offline"),
            words("degrade\\.(drm|dash)", "auto", "on", "off"),
            new Key("route\\.(preload|autoplay)", "a unit", value -> value.matches(NAME)),
            number("admission\\.(gateway|dash|drm|clear|fallback)\\.(qps|inflight)", 1, COUNT_MAX, true),
            new Key(
                    "admission\\.(gateway|dash|drm|clear|fallback)\\.cpuPercent",
                    "off, observe, or two marks such as 70-85",
                    ControlKeys::isCpu),
            words("avoid\\.(drm|clear)", "auto", "off"),
            number("deadline\\.(playMs|attemptMs|connectMs|l2Ms|l3Ms)", 1, MS_MAX, false),
            new Key(
                    "retry\\.rules",
                    "none, or a list of refused, timeout, 5xx, body, shed",
                    value -> value.equals("none")
                            || List.of(value.split(",", -1)).stream()
                                    .allMatch(word -> RetryRule.of(word).isPresent())),
            number("retry\\.budgetPercent", 0, 100, false),
            number("flood\\.playsPer10s", 1, COUNT_MAX, true));

    private ControlKeys() {}

    /** Whether there is such a key. */
    public static boolean isKnown(String key) {
        return KEYS.stream().anyMatch(it -> it.name().matcher(key).matches());
    }

    /** What is wrong with it, naming the key; nothing for one that is sound. */
    public static Optional<String> fault(String key, String value) {
        return KEYS.stream()
                .filter(it -> it.name().matcher(key).matches())
                .findFirst()
                .map(it -> it.takes().test(value)
                        ? Optional.<String>empty()
                        : Optional.of(key + " is \"" + value + "\", not " + it.wanted()))
                .orElse(Optional.of("unknown key " + key));
    }

    private static Key words(String name, String... words) {
        return new Key(name, String.join(", ", words), List.of(words)::contains);
    }

    private static Key number(String name, int min, int max, boolean orOff) {
        return new Key(
                name,
                min + " to " + max + (orOff ? ", or off" : ""),
                value -> orOff && value.equals("off")
                        || DIGITS.matcher(value).matches()
                                && Integer.parseInt(value) >= min
                                && Integer.parseInt(value) <= max);
    }

    private static boolean isCpu(String value) {
        var marks = MARKS.matcher(value);
        return value.equals("off")
                || value.equals("observe")
                || marks.matches()
                        && Integer.parseInt(marks.group(1)) < Integer.parseInt(marks.group(2))
                        && Integer.parseInt(marks.group(2)) <= WEIGHT_MAX;
    }

    private record Key(Pattern name, String wanted, Predicate<String> takes) {
        Key(String name, String wanted, Predicate<String> takes) {
            this(Pattern.compile(name), wanted, takes);
        }
    }
}
