package vrs.control;

/**
 * What the operators decided. Immutable.
 *
 * @param version grows with every change; a lower one never replaces a higher one
 * @param leader the AZ whose publisher gives out revisions: {@code publisher.leader}
 * @param leaderEpoch grows each time a leader is named, also when it is the same one
 * @param operator who changed it last, {@code [A-Za-z0-9_.@-]{1,64}}
 */
public record ControlState(long version, String leader, long leaderEpoch, String operator) {
    private static final String NAME = "[A-Za-z0-9_.@-]{1,64}";

    public ControlState {
        if (version < 0 || leaderEpoch < 1) {
            throw new IllegalArgumentException("version " + version + " or epoch " + leaderEpoch + " is too low");
        }
        if (!leader.matches(NAME) || !operator.matches(NAME)) {
            throw new IllegalArgumentException("\"" + leader + "\" or \"" + operator + "\" is no name");
        }
    }

    /** Before anybody decided anything. */
    public static ControlState atRest(String leader) {
        return new ControlState(0, leader, 1, "nobody");
    }

    /** Names a leader, which begins a new epoch. */
    public ControlState lead(String az, String by) {
        return new ControlState(version + 1, az, leaderEpoch + 1, by);
    }
}
