package vrs.catalog;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place of a change in the one order of the whole site.
 *
 * @param epoch grows each time another publisher is named leader
 * @param counter grows with each change within an epoch
 */
public record Revision(long epoch, long counter) implements Comparable<Revision> {
    /** Before the first change. */
    public static final Revision NONE = new Revision(0, 0);

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,18})\\.([0-9]{1,18})");
    private static final Comparator<Revision> ORDER =
            Comparator.comparingLong(Revision::epoch).thenComparingLong(Revision::counter);

    public Revision {
        if (epoch < 0 || counter < 0) {
            throw new IllegalArgumentException("revision " + epoch + "." + counter + " is below 0");
        }
    }

    /** The revision in the form {@code epoch.counter}. */
    public static Optional<Revision> parse(String text) {
        Matcher m = TEXT.matcher(text);
        return m.matches()
                ? Optional.of(new Revision(Long.parseLong(m.group(1)), Long.parseLong(m.group(2))))
                : Optional.empty();
    }

    /** The next one of the same epoch. */
    public Revision next() {
        return new Revision(epoch, counter + 1);
    }

    /** Whether this one comes later in the order of the site. */
    public boolean isAfter(Revision other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Revision other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return epoch + "." + counter;
    }
}
