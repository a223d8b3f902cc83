package vrs.catalog;

import java.util.Optional;

/**
 * A revision as text whose order is that of the site, for stores that sort text: epoch and counter with 19 digits each.
 * No number of such a store needs to hold a revision, which a double could not.
 */
public final class RevisionKey {
    private static final int DIGITS = 19;

    /** How long {@link #of} is. */
    public static final int LENGTH = DIGITS + 1 + DIGITS;

    private RevisionKey() {}

    /** The revision as text. */
    public static String of(Revision revision) {
        StringBuilder key = new StringBuilder(LENGTH);
        digits(key, revision.epoch());
        digits(key.append('.'), revision.counter());
        return key.toString();
    }

    /** Where the entry of a vid stands in an index by revision. */
    public static String of(CatalogEntry entry) {
        return of(entry.revision()) + ':' + entry.vid();
    }

    /** Comes after all that an index holds of this revision, and before all of the next. */
    public static String after(Revision revision) {
        return of(revision) + ';';
    }

    /** The revision with which this text begins. */
    public static Optional<Revision> read(String text) {
        if (text.length() < LENGTH || text.charAt(DIGITS) != '.') {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Revision(Long.parseLong(text, 0, DIGITS, 10), Long.parseLong(text, DIGITS + 1, LENGTH, 10)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void digits(StringBuilder key, long number) {
        String text = Long.toString(number);
        key.repeat('0', DIGITS - text.length()).append(text);
    }
}
