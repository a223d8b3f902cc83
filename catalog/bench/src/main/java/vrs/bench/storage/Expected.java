package vrs.bench.storage;

/** A measurement of something else than it says is none. */
final class Expected {
    private Expected() {}

    static <T> T not(Object found) {
        throw new IllegalStateException("measures something else: " + found);
    }
}
