package vrs.prove.simulation;

/** Whether second attempts and repeats have a budget, and AZs that fail are passed over. */
enum Guarding {
    /** As shipped. */
    ON,
    /** Neither budget nor avoidance; all else is the same. */
    OFF
}
