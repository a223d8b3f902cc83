package vrs.fallback.viewer;

import vrs.signing.SubjectHash;

/**
 * Who asks.
 *
 * @param plan the membership
 * @param subjectHash stands for the subject in tokens, {@code -} when anonymous
 */
public record Viewer(Plan plan, String subjectHash) {
    /** A viewer without a membership token. */
    public static final Viewer ANONYMOUS = new Viewer(Plan.FREE, SubjectHash.ANONYMOUS);
}
