package vrs.control;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Which keys there are, apart from {@code publisher.leader}, which values each takes, and what holds at rest. */
public final class ControlKeys {
    /** Takes a key back to what holds at rest. */
    public static final String DEFAULT = "default";

    /** The services that admit requests by {@code admission.<service>.*}. */
    public static final List<String> SERVICES = List.of("gateway", "dash", "drm", "clear", "fallback");

    private static final String NAME = "[a-z0-9-]{1,32}";
    private static final String ADMISSION = "admission\\.(" + String.join("|", SERVICES) + ")\\.";
    private static final int PERCENT_MAX = 100;
    private static final int MS_MAX = 60_000;
    private static final int COUNT_MAX = 1_000_000;
    private static final Pattern MARKS = Pattern.compile("([0-9]{1,3})-([0-9]{1,3})");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,7}");

    private static final List<Key> KEYS = List.of(
            words("az\\." + NAME, "active", "drained"),
            new Key("dns\\." + NAME + "\\.(main|retry)", "auto", "auto or an AZ", ControlKeys::isName),
            number("unit\\." + NAME + "\\." + NAME + "\\.weight", "100", 0, PERCENT_MAX),
            number("pool\\.(vm|container)", "100", 0, PERCENT_MAX),
            number("cdn\\." + NAME, "100", 0, PERCENT_MAX),
            words("cloud\\.(private|public)", "auto", "forced-online", "forced-offline"),
            words("degrade\\.(drm|dash)", "auto", "on", "off"),
            new Key("route\\.(preload|autoplay)", "low", "a unit", ControlKeys::isName),
            numberOrOff(ADMISSION + "(qps|inflight)", "off"),
            new Key(ADMISSION + "cpuPercent", "observe", "off, observe, or two marks as 70-85", ControlKeys::isCpu),
            words("avoid\\.(dash|drm|clear)", "auto", "off"),
            number("deadline\\.playMs", "2000", 1, MS_MAX),
            number("deadline\\.attemptMs", "300", 1, MS_MAX),
            number("deadline\\.connectMs", "100", 1, MS_MAX),
            number("deadline\\.l2Ms", "50", 1, MS_MAX),
            number("deadline\\.l3Ms", "150", 1, MS_MAX),
            new Key(
                    "retry\\.rules",
                    "refused,timeout,5xx,body",
                    "none, or a list of refused, timeout, 5xx, body, shed",
                    ControlKeys::areRules),
            number("retry\\.budgetPercent", "20", 0, PERCENT_MAX),
            numberOrOff("flood\\.playsPer10s", "10"));

    private ControlKeys() {}

    /** Whether there is such a key. */
    public static boolean isKnown(String key) {
        return find(key).isPresent();
    }

    /** What holds as long as nobody sets it; nothing for a key that is not known. */
    public static Optional<String> atRest(String key) {
        return find(key).map(Key::atRest);
    }

    /** What is wrong with it, naming the key; nothing for one that is sound. */
    public static Optional<String> fault(String key, String value) {
        Optional<Key> known = find(key);
        if (known.isEmpty()) {
            return Optional.of("unknown key " + key);
        }
        return known.filter(it -> !it.takes().test(value)).map(it -> key + " is \"" + value + "\", not " + it.wanted());
    }

    private static Optional<Key> find(String key) {
        return KEYS.stream().filter(it -> it.name().matcher(key).matches()).findFirst();
    }

    /** The first word holds at rest. */
    private static Key words(String name, String... words) {
        return new Key(name, words[0], "one of " + String.join(", ", words), List.of(words)::contains);
    }

    private static Key number(String name, String atRest, int min, int max) {
        return new Key(name, atRest, min + " to " + max, value -> isNumber(value, min, max));
    }

    private static Key numberOrOff(String name, String atRest) {
        return new Key(
                name,
                atRest,
                "1 to " + COUNT_MAX + ", or off",
                value -> value.equals("off") || isNumber(value, 1, COUNT_MAX));
    }

    private static boolean isName(String value) {
        return value.matches(NAME) && !value.equals(DEFAULT);
    }

    private static boolean isNumber(String value, int min, int max) {
        return DIGITS.matcher(value).matches() && Integer.parseInt(value) >= min && Integer.parseInt(value) <= max;
    }

    private static boolean isCpu(String value) {
        var marks = MARKS.matcher(value);
        return value.equals("off")
                || value.equals("observe")
                || marks.matches()
                        && Integer.parseInt(marks.group(1)) < Integer.parseInt(marks.group(2))
                        && Integer.parseInt(marks.group(2)) <= PERCENT_MAX;
    }

    private static boolean areRules(String value) {
        return value.equals("none")
                || List.of(value.split(",", -1)).stream()
                        .allMatch(word -> RetryRule.of(word).isPresent());
    }

    private record Key(Pattern name, String atRest, String wanted, Predicate<String> takes) {
        Key(String name, String atRest, String wanted, Predicate<String> takes) {
            this(Pattern.compile(name), atRest, wanted, takes);
        }
    }
}
