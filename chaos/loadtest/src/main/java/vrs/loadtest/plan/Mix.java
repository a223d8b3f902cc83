package vrs.loadtest.plan;

import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** How many of which intent, by weight. Immutable. */
public final class Mix {
    private final Weights weights;

    /** @param shares weights, not below 0, with a sum above 0; an intent that is not there has none */
    public Mix(Map<Intent, Double> shares) {
        double[] all = new double[Intent.values().length];
        shares.forEach((intent, share) -> all[intent.ordinal()] = share);
        weights = new Weights(all);
    }

    /**
     * Reads {@code play=80,autoplay=15,preload=5}.
     *
     * @throws IllegalArgumentException for any other form
     */
    public static Mix parse(String text) {
        Map<Intent, Double> shares = new EnumMap<>(Intent.class);
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            Intent intent = Intent.of(equals < 0 ? part : part.substring(0, equals))
                    .orElseThrow(() -> new IllegalArgumentException(
                            "a mix reads play=80,autoplay=15,preload=5; not known: '" + part + "'"));
            try {
                if (shares.put(intent, Double.valueOf(part.substring(equals + 1))) != null) {
                    throw new IllegalArgumentException("the mix names " + intent.word() + " twice");
                }
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("the mix has no weight in '" + part + "'", e);
            }
        }
        return new Mix(shares);
    }

    Intent draw(RandomGenerator random) {
        return Intent.values()[weights.draw(random)];
    }
}
