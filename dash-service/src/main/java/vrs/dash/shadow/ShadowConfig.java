package vrs.dash.shadow;

/**
 * How much of the plays casts a shadow.
 *
 * @param perMille of each lower rung, 0 to 1000
 * @param atOnceMax how many may be under way at once, 1 or more
 */
public record ShadowConfig(int perMille, int atOnceMax) {
    public ShadowConfig {
        if (perMille < 0 || perMille > 1_000 || atOnceMax < 1) {
            throw new IllegalArgumentException("perMille " + perMille + " or atOnceMax " + atOnceMax);
        }
    }
}
