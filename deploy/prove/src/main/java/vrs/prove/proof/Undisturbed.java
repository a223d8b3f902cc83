package vrs.prove.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Locale;

/**
 * Measures a part, and once more when the host took too much of the machine meanwhile: what comes out then tells of others.
 * Whether to, only what was taken decides, never what came out. The third time stands, whatever was taken.
 */
public final class Undisturbed {
    private static final double STOLEN_PERCENT_MAX = 10;
    private static final int TIMES_MAX = 3;

    private Undisturbed() {}

    /** Tells what was taken by now. */
    @FunctionalInterface
    interface Clock {
        StolenTime now() throws IOException;
    }

    /** The measurement, with the share that was taken during it as {@code stolenPercent}. */
    public static JsonNode take(Proof.Part part, Workbench bench) throws IOException, InterruptedException {
        return take(part, bench, StolenTime::now);
    }

    static JsonNode take(Proof.Part part, Workbench bench, Clock clock) throws IOException, InterruptedException {
        for (int time = 1; ; time++) {
            StolenTime before = clock.now();
            JsonNode found = part.measurement().take(bench);
            double stolen = clock.now().percentSince(before);
            if (found instanceof ObjectNode node) {
                node.put("stolenPercent", Math.round(10 * stolen) / 10.0).put("times", time);
            }
            if (stolen <= STOLEN_PERCENT_MAX || time == TIMES_MAX) {
                return found;
            }
            bench.say()
                    .accept(String.format(
                            Locale.ROOT, "%s: the host took %.0f %% of the machine; once more", part.name(), stolen));
        }
    }
}
