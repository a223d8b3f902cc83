package vrs.dash.shadow;

/** Is told what each shadow came to; must not block. */
@FunctionalInterface
public interface ShadowListener {
    void compared(ShadowRung rung, ShadowOutcome outcome);
}
