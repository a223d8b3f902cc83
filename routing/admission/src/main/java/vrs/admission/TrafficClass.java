package vrs.admission;

import java.util.Optional;

/** What a request is worth to a viewer, the most first: the lower ones are refused first. */
public enum TrafficClass {
    /** A person pressed play, or changed the rendition. */
    PLAY("play", 4),
    /** The next video begins by itself. */
    AUTOPLAY("autoplay", 3),
    /** Nobody may ever watch it. */
    PRELOAD("preload", 2);

    private static final int QUARTERS = 4;

    private final String id;
    private final int quarters;

    TrafficClass(String id, int quarters) {
        this.id = id;
        this.quarters = quarters;
    }

    /** The word in {@code intent}, in {@code VRS-Class} and in a load report. */
    public String id() {
        return id;
    }

    /** Nothing for a word that is no class. */
    public static Optional<TrafficClass> of(String word) {
        for (TrafficClass each : values()) {
            if (each.id.equals(word)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /**
     * How full the whole may be for this class still to get in: plays may fill it, autoplay three quarters, preload half.
     * Rounded up, so that of one place nobody is shut out while it is free.
     *
     * @param limit of the whole, not negative
     */
    public int shareOf(int limit) {
        return Math.toIntExact(Math.ceilDiv((long) limit * quarters, QUARTERS));
    }
}
