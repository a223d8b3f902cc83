package vrs.faults.process;

/** A harm to processes rather than to paths. Says what is done; who keeps the processes does it. */
public sealed interface ProcessFault permits Cpu, Hang, Kill, Skew, Wipe {
    /** The word for it. */
    String type();

    /** What the end of its lease does. */
    Heal heal();

    /** How it ends. */
    enum Heal {
        /** What was done is undone. */
        UNDONE,
        /** It was done once; others repair it, and the lease only bounds how long that may be watched. */
        REPAIRED
    }
}
