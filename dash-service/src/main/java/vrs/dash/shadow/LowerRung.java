package vrs.dash.shadow;

/** One rung below the one that answers. Safe for use by many threads. */
interface LowerRung {
    ShadowRung rung();

    /** Whether the rights would let this play down here. */
    boolean allows(ShadowedPlay play);

    /** Asks it once; blocks no longer than its bounds. */
    ShadowOutcome ask(ShadowedPlay play);
}
