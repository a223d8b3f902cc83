package vrs.catalog.feed;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vrs.catalog.Revision;

/**
 * What the change feed says of one change, once the stores of the AZ hold it. Who has not heard the previous one has a gap.
 *
 * @param previous revision of the change before this one in the order of the site; {@link Revision#NONE} for the first
 * @param revision of this change
 * @param vid what was changed
 */
public record FeedMessage(Revision previous, Revision revision, String vid) {
    /** The channel in each AZ's Redis. */
    public static final String CHANNEL = "vrs:feed";

    private static final Pattern TEXT = Pattern.compile("(\\S+) (\\S+) ([A-Za-z0-9_-]{1,64})");

    public FeedMessage {
        if (!revision.isAfter(previous)) {
            throw new IllegalArgumentException(revision + " does not come after " + previous);
        }
    }

    /** The message in a text that {@link #text} made; empty for any other. */
    public static Optional<FeedMessage> parse(String text) {
        Matcher m = TEXT.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        Optional<Revision> previous = Revision.parse(m.group(1));
        Optional<Revision> revision = Revision.parse(m.group(2));
        return previous.isPresent()
                        && revision.filter(r -> r.isAfter(previous.get())).isPresent()
                ? Optional.of(new FeedMessage(previous.get(), revision.get(), m.group(3)))
                : Optional.empty();
    }

    /** {@code previous revision vid}, parted by single spaces. */
    public String text() {
        return previous + " " + revision + " " + vid;
    }
}
