package vrs.gateway.choice;

/** How a unit as a whole is doing. */
public enum UnitMood {
    /** At least half of those who could answer are admitted. */
    CALM,
    /** Fewer are: so many ill at once are more likely a mistake of the judges, and the few would die of the load. */
    PANIC,
    /** Nobody is admitted, but some answer their checks: they are asked, and most requests try the neighbour first. */
    SUSPECT,
    /** Nobody can be asked. */
    NOBODY
}
