package vrs.prove.stores;

/** What happens to a store. */
public enum StoreFault {
    /** Its process ends by SIGKILL and is down; the replica of a killed reader cannot be opened again. */
    KILLED,
    /** It is there, and nothing comes from it. */
    HUNG,
    /** Each of its answers comes late. */
    SLOW,
    /** It comes back at once, empty. */
    WIPED,
    /** It comes back at once, with what it held some revisions ago. */
    OLD;

    /** It in words, behind the name of a store. */
    public String word() {
        return switch (this) {
            case KILLED -> "killed";
            case HUNG -> "hung";
            case SLOW -> "slow";
            case WIPED -> "wiped";
            case OLD -> "restarted with old data";
        };
    }

    /** Whether it is the return of the store that puts answers at risk, and not its absence. */
    public boolean isReturn() {
        return switch (this) {
            case WIPED, OLD -> true;
            case KILLED, HUNG, SLOW -> false;
        };
    }
}
