package vrs.prove.failover;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/** Plays until a cluster bears a load: processes that have just started compile, and answer late or lower meanwhile. */
final class WarmUp {
    private static final Duration STRETCH = Duration.ofSeconds(8);
    private static final int STRETCHES_MAX = 30;
    private static final double LEAST_PER_SECOND = 7.5;

    private WarmUp() {}

    /**
     * Returns when each play of a stretch at this pace was answered in full. The pace falls while that is not so, and rises again.
     *
     * @throws IOException when that does not come within four minutes
     */
    static void at(double wholePerSecond, List<String> entries, LongSupplier nanoTicker)
            throws IOException, InterruptedException {
        double perSecond = wholePerSecond;
        String bad = "";
        for (int stretch = 0; stretch < STRETCHES_MAX; stretch++) {
            List<Pressed> others = lowered(perSecond, entries, nanoTicker);
            if (others.isEmpty() && perSecond == wholePerSecond) {
                return;
            }
            bad = others.isEmpty() ? bad : perSecond + " a second: " + others.getFirst();
            perSecond = others.isEmpty()
                    ? Math.min(wholePerSecond, perSecond * 1.5)
                    : Math.max(LEAST_PER_SECOND, perSecond / 2);
        }
        throw new IOException("this machine does not bear " + wholePerSecond
                + " plays a second: end what else runs on it; last seen at " + bad);
    }

    private static List<Pressed> lowered(double perSecond, List<String> entries, LongSupplier nanoTicker)
            throws InterruptedException {
        try (PlayLoad load = PlayLoad.start(entries, Title.ALL, perSecond, nanoTicker)) {
            Viewer.pause(STRETCH);
            return load.stop().stream().filter(it -> !it.isFull()).toList();
        }
    }
}
