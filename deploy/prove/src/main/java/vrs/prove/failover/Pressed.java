package vrs.prove.failover;

/**
 * What somebody who pressed play got.
 *
 * @param atMs when, since the beginning of the load
 * @param tookMs from the moment that was meant for it
 * @param entry the name that was asked
 * @param title what was asked for
 * @param status of the last answer, that of the licence where one was asked for; 0 for none
 * @param grade of the last answer, {@code -} for none
 * @param az where it was answered
 * @param drmAz where its protected addresses came from
 * @param requests how often the site was asked for it
 */
record Pressed(
        long atMs,
        double tookMs,
        String entry,
        Title title,
        int status,
        String grade,
        String az,
        String drmAz,
        int requests) {
    /** Whether it is what the title is to give. */
    boolean isExpected() {
        return (status == 200 ? grade : Integer.toString(status)).matches(title.expected());
    }

    /** Whether it is what everybody gets while nothing is broken. */
    boolean isFull() {
        return status == 200 && grade.equals("full");
    }

    /** Whether something protected was served without protection. */
    boolean gaveAway() {
        return status == 200 && title.query().equals(Title.PROTECTED_ONLY.query()) && !grade.equals("full");
    }
}
