package vrs.fallback.switches;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What this process takes from the control document: {@code vrs-control 1}, then {@code key value} a line. All other keys
 * are nobody's business here. Immutable.
 *
 * @param version grows with every change
 * @param isDashDegraded whether plays are sent here on purpose: {@code degrade.dash} is {@code on}
 * @param clouds what is said of each cloud that something is said of: {@code cloud.<cloud>}
 * @param inFlightMax the operators' bound of answers in flight: {@code admission.fallback.inflight}
 */
public record Switches(long version, boolean isDashDegraded, Map<String, Forced> clouds, OptionalInt inFlightMax) {
    /** What operators may say of a cloud. */
    public enum Forced {
        ONLINE,
        OFFLINE
    }

    /** Before anybody decided anything. */
    public static final Switches AT_REST = new Switches(0, false, Map.of(), OptionalInt.empty());

    private static final String MAGIC = "vrs-control 1";
    private static final String CLOUD = "cloud.";

    public Switches {
        clouds = Map.copyOf(clouds);
    }

    /** What is said of a cloud; empty for nothing. */
    public Optional<Forced> of(String cloud) {
        return Optional.ofNullable(clouds.get(cloud));
    }

    /** Reads a document; empty when it is of another form, or when a key that counts here has a value that is not one. */
    static Optional<Switches> parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().equals(MAGIC)) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            int at = line.indexOf(' ');
            if (at < 1 || values.put(line.substring(0, at), line.substring(at + 1)) != null) {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(new Switches(
                    Long.parseLong(values.getOrDefault("version", "none")),
                    isOn(values.getOrDefault("degrade.dash", "auto")),
                    clouds(values),
                    bound(values.getOrDefault("admission.fallback.inflight", "off"))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isOn(String value) {
        return switch (value) {
            case "on" -> true;
            case "auto", "off" -> false;
            default -> throw new IllegalArgumentException(value);
        };
    }

    private static Map<String, Forced> clouds(Map<String, String> values) {
        Map<String, Forced> clouds = new HashMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith(CLOUD)) {
                forced(value).ifPresent(it -> clouds.put(key.substring(CLOUD.length()), it));
            }
        });
        return clouds;
    }

    private static Optional<Forced> forced(String value) {
        return switch (value) {
            case "auto" -> Optional.empty();
            case "forced-online" -> Optional.of(Forced.ONLINE);
            case "forced-offline" -> Optional.of(Forced.OFFLINE);
            default -> throw new IllegalArgumentException(value);
        };
    }

    private static OptionalInt bound(String value) {
        if (value.equals("off")) {
            return OptionalInt.empty();
        }
        int bound = Integer.parseInt(value);
        if (bound < 0) {
            throw new IllegalArgumentException(value);
        }
        return OptionalInt.of(bound);
    }
}
