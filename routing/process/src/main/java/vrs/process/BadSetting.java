package vrs.process;

/** A start-up value that is missing or cannot be used. The message is one line that begins with the key. */
public final class BadSetting extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String key;

    public BadSetting(String key, String complaint) {
        super(key + " " + complaint);
        this.key = key;
    }

    /** The key at fault. */
    public String key() {
        return key;
    }
}
