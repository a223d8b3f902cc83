package vrs.dash.shadow;

/** Where plays go that were answered, so that a few of them try the rungs below. */
@FunctionalInterface
public interface Shadow {
    /** Takes note of a play; never blocks, and nothing that comes of it reaches the viewer. */
    void played(ShadowedPlay play);
}
