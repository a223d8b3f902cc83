package vrs.dash.playback;

import vrs.catalog.Plan;
import vrs.signing.SubjectHash;

/**
 * Who asks, from where.
 *
 * @param plan the membership
 * @param subjectHash {@link SubjectHash} of the member, {@code -} when anonymous
 * @param territory the rights area, two letters
 */
public record Viewer(Plan plan, String subjectHash, String territory) {
    /** Somebody without a membership token. */
    public static Viewer anonymous(String territory) {
        return new Viewer(Plan.FREE, SubjectHash.ANONYMOUS, territory);
    }
}
