package vrs.prove.stores;

import java.util.Locale;

/** The stores below L1. */
public enum StoreName {
    REDIS,
    DISK,
    DOCUMENT,
    SQL;

    /** As it stands in answers of the catalogue. */
    public String technology() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The other store of its layer. */
    public StoreName partner() {
        return switch (this) {
            case REDIS -> DISK;
            case DISK -> REDIS;
            case DOCUMENT -> SQL;
            case SQL -> DOCUMENT;
        };
    }

    /** Whether it belongs to L2. */
    public boolean isL2() {
        return switch (this) {
            case REDIS, DISK -> true;
            case DOCUMENT, SQL -> false;
        };
    }
}
