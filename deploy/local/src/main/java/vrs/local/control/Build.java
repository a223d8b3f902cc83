package vrs.local.control;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A build of the checkout, of which processes run.
 *
 * @param id a name for a directory, other for each build
 * @param version of everything in the checkout at that time
 */
public record Build(String id, String version) {
    private static final Pattern TEXT = Pattern.compile("([A-Za-z0-9-]{1,64})/([A-Za-z0-9.-]{1,64})");

    /**
     * Reads {@code <id>/<version>}.
     *
     * @throws IllegalArgumentException in one line when it is none
     */
    public static Build of(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no <build>/<version>");
        }
        return new Build(matcher.group(1), matcher.group(2));
    }

    /** What {@link #of} reads. */
    public String text() {
        return id + "/" + version;
    }

    /** What status shows: two builds of one version are told apart. */
    public String shown() {
        return version + "+" + id;
    }
}
