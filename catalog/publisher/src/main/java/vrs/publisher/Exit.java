package vrs.publisher;

/** The exit statuses of the commands. */
final class Exit {
    /** Done and acknowledged. */
    static final int OK = 0;

    /** Refused, or it went wrong; nothing was changed when it was refused. */
    static final int REFUSED = 1;

    /** Called wrongly. */
    static final int USAGE = 2;

    /** Not in a majority of AZs. */
    static final int NO_MAJORITY = 3;

    private Exit() {}

    static int of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Acknowledged _ -> OK;
            case Outcome.Refused _ -> REFUSED;
            case Outcome.NoMajority _ -> NO_MAJORITY;
        };
    }
}
