package vrs.gateway.choice;

import java.util.random.RandomGenerator;

/**
 * Whether a unit keeps a request, or hands it to the neighbour AZ first. Operators give it a share; a unit under
 * suspicion keeps only as much as it takes to see that it is well again. Handing over is an offer: when the neighbour
 * cannot take the request, the unit still answers it.
 */
public final class KeptShare {
    /** What a suspect unit keeps of its traffic. */
    public static final int SUSPECT_PERCENT = 10;

    private static final int FULL_PERCENT = 100;

    private KeptShare() {}

    /**
     * Decides for one request.
     *
     * @param weightPercent the share that operators gave to the unit, 0 to 100
     */
    public static boolean stays(int weightPercent, UnitMood mood, RandomGenerator random) {
        int percent =
                switch (mood) {
                    case CALM, PANIC -> weightPercent;
                    case SUSPECT -> Math.min(weightPercent, SUSPECT_PERCENT);
                    case NOBODY -> 0;
                };
        return percent >= FULL_PERCENT || percent > 0 && random.nextInt(FULL_PERCENT) < percent;
    }
}
