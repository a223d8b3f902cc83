package vrs.prove.stores.read;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vrs.catalog.Revision;

/**
 * One read, as the reader saw it. Times are those of the machine's monotonic clock, which its processes share.
 *
 * @param intendedNanos when it should have begun
 * @param beganNanos when it began
 * @param endedNanos when it had its answer
 * @param vid what was asked for
 * @param revision what was answered; empty for a read that failed
 * @param said the layer that answered, or why none did
 */
public record Observation(
        long intendedNanos, long beganNanos, long endedNanos, String vid, Optional<Revision> revision, String said) {
    private static final String NONE = "-";
    private static final Pattern TEXT = Pattern.compile("read (\\d+) (\\d+) (\\d+) (\\S+) (\\S+) (\\S+)");

    /** One line. */
    public String text() {
        return "read " + intendedNanos + " " + beganNanos + " " + endedNanos + " " + vid + " "
                + revision.map(Revision::toString).orElse(NONE) + " " + said;
    }

    /** The read in a line that {@link #text} made; empty for any other. */
    public static Optional<Observation> parse(String line) {
        Matcher m = TEXT.matcher(line);
        return m.matches()
                ? Optional.of(new Observation(
                        Long.parseLong(m.group(1)),
                        Long.parseLong(m.group(2)),
                        Long.parseLong(m.group(3)),
                        m.group(4),
                        Revision.parse(m.group(5)),
                        m.group(6)))
                : Optional.empty();
    }
}
