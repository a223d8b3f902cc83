package vrs.catalog.layer;

/**
 * How many reads may be asked of both stores: each read saves a share of a hedge, up to a floor that is there from the
 * start. A layer whose hot store hangs for everyone so asks the cold one little more than usual. Safe for use by many
 * threads.
 */
final class HedgeBudget {
    private final double share;
    private final double savedMax;
    private double saved;

    /**
     * @param share of a hedge that each read saves, 0 to 1
     * @param savedMax how many hedges may be saved up
     */
    HedgeBudget(double share, int savedMax) {
        this.share = share;
        this.savedMax = savedMax;
        this.saved = savedMax;
    }

    synchronized void read() {
        saved = Math.min(savedMax, saved + share);
    }

    synchronized boolean take() {
        if (saved < 1) {
            return false;
        }
        saved--;
        return true;
    }
}
