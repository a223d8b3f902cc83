package vrs.signing;

import java.util.Optional;

/** Which of the two packagings of a title an address leads to. */
public enum MediaSet {
    /** Encrypted with Common Encryption (ISO/IEC 23001-7). */
    CENC("cenc"),
    /** Not encrypted. */
    CLEAR("clear");

    private final String directory;

    MediaSet(String directory) {
        this.directory = directory;
    }

    /** Its name in an address. */
    public String directory() {
        return directory;
    }

    /** The set of that name in an address. */
    public static Optional<MediaSet> ofDirectory(String name) {
        for (MediaSet set : values()) {
            if (set.directory.equals(name)) {
                return Optional.of(set);
            }
        }
        return Optional.empty();
    }
}
