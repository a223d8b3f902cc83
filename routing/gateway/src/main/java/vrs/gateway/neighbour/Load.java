package vrs.gateway.neighbour;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vrs.gateway.route.TrafficClass;

/**
 * How busy somebody says to be, as {@code GET /internal/load} tells it: a line {@code vrs-load 1}, then for each class
 * {@code <class> <in flight> <limit or off>}. Lines that are not known are passed over. Immutable.
 *
 * @param uses by class; a class that is not there has no room
 */
public record Load(Map<TrafficClass, Use> uses) {
    /** The path that is asked. */
    public static final String PATH = "/internal/load";

    private static final String HEAD = "vrs-load 1";
    private static final Pattern LINE = Pattern.compile("([a-z]{1,16}) ([0-9]{1,9}) ([0-9]{1,9}|off)");

    public Load {
        uses = Map.copyOf(uses);
    }

    /**
     * Of one class.
     *
     * @param inFlight requests that have begun and not ended
     * @param limit how many there may be; empty for no bound
     */
    public record Use(long inFlight, OptionalLong limit) {
        private static final long FULL_PERCENT = 90;

        /** Nobody is there to take anything. */
        static final Use NOBODY = new Use(0, OptionalLong.of(0));

        /** Whether more may come: under nine tenths of the limit. */
        public boolean hasRoom() {
            return limit.isEmpty() || inFlight * 100 < limit.getAsLong() * FULL_PERCENT;
        }

        Use plus(Use other) {
            boolean bounded = limit.isPresent() && other.limit.isPresent();
            return new Use(
                    inFlight + other.inFlight,
                    bounded ? OptionalLong.of(limit.getAsLong() + other.limit.getAsLong()) : OptionalLong.empty());
        }
    }

    /** Nothing for a text that is none of these. */
    public static Optional<Load> parse(String text) {
        List<String> lines = text.lines().map(String::strip).toList();
        if (lines.isEmpty() || !lines.getFirst().equals(HEAD)) {
            return Optional.empty();
        }
        Map<TrafficClass, Use> uses = new EnumMap<>(TrafficClass.class);
        for (String line : lines) {
            Matcher words = LINE.matcher(line);
            if (words.matches()) {
                TrafficClass.of(words.group(1)).ifPresent(it -> uses.put(it, use(words.group(2), words.group(3))));
            }
        }
        return Optional.of(new Load(uses));
    }

    /** The text that {@link #parse} reads. */
    public String text() {
        StringBuilder text = new StringBuilder(HEAD).append('\n');
        for (TrafficClass trafficClass : TrafficClass.values()) {
            Use use = of(trafficClass);
            text.append(trafficClass.id()).append(' ').append(use.inFlight()).append(' ');
            text.append(use.limit().isPresent() ? Long.toString(use.limit().getAsLong()) : "off")
                    .append('\n');
        }
        return text.toString();
    }

    /** Of a class. */
    public Use of(TrafficClass trafficClass) {
        return uses.getOrDefault(trafficClass, Use.NOBODY);
    }

    private static Use use(String inFlight, String limit) {
        return new Use(
                Long.parseLong(inFlight),
                limit.equals("off") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(limit)));
    }
}
