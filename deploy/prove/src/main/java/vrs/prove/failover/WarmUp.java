package vrs.prove.failover;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/** Plays until a cluster bears a load: processes that have just started compile, and answer late or lower meanwhile. */
final class WarmUp {
    private static final int VIEWERS = 3;
    private static final int FULL_IN_A_ROW = 450;
    private static final Duration ONE_BY_ONE_MAX = Duration.ofMinutes(1);
    private static final Duration STRETCH = Duration.ofSeconds(8);
    private static final int ROUNDS_MAX = 6;
    /** Plays of a cluster that has compiled take a tenth of it; those of one that has not, up to twice. */
    private static final double CALM_MS = 200;

    private static final double SLOW_SHARE_MAX = 0.01;

    private WarmUp() {}

    /**
     * Returns when every process is ready, and then each play of a stretch at this pace was answered in full, and all but one
     * in a hundred within 200 ms; or, on a machine on which that does not come in six rounds, when none of the last was
     * lowered. Before each stretch a few viewers ask for one
     * play after the other: what comes at a fixed pace piles up before processes that are not compiled yet, runs into time
     * limits, and is work for nothing. Of 1,600 plays at 40 a second three AZs on two cores answered 378 and 34 in full when
     * they had just started; of 800 after three hundred one by one, which took nine seconds, all.
     *
     * @param entries which the load asks
     * @param titles which it asks for
     * @throws IOException when plays of the sixth round are lowered
     */
    static void at(
            double perSecond, List<String> entries, List<Title> titles, FaultyCluster cluster, LongSupplier nanoTicker)
            throws IOException, InterruptedException {
        cluster.awaitReady();
        List<Pressed> stretch = List.of();
        for (int round = 0; round < ROUNDS_MAX && !isCalm(stretch); round++) {
            oneByOne(cluster.everyAz(), titles, nanoTicker);
            stretch = stretch(perSecond, entries, titles, nanoTicker);
        }
        Optional<Pressed> lowered = stretch.stream().filter(it -> !it.isFull()).findAny();
        if (lowered.isPresent()) {
            throw new IOException("this machine does not bear " + perSecond
                    + " plays a second: end what else runs on it; last seen at that pace: " + lowered.get());
        }
    }

    /** Whether these are the plays of a cluster that has compiled what they need. */
    static boolean isCalm(List<Pressed> plays) {
        long slow = plays.stream().filter(it -> it.tookMs() > CALM_MS).count();
        return !plays.isEmpty() && plays.stream().allMatch(Pressed::isFull) && slow <= SLOW_SHARE_MAX * plays.size();
    }

    // In each AZ: the load may go there.
    private static void oneByOne(List<String> names, List<Title> titles, LongSupplier nanoTicker) {
        AtomicInteger turn = new AtomicInteger();
        AtomicInteger inARow = new AtomicInteger();
        long beganNanos = nanoTicker.getAsLong();
        try (Viewer viewer = new Viewer(nanoTicker);
                ExecutorService viewers = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, VIEWERS)
                    .forEach(_ -> viewers.submit(() -> {
                        while (inARow.get() < FULL_IN_A_ROW
                                && nanoTicker.getAsLong() - beganNanos < ONE_BY_ONE_MAX.toNanos()) {
                            int number = turn.getAndIncrement();
                            String name = names.get(number % names.size());
                            Title title = titles.get(number / names.size() % titles.size());
                            boolean full = viewer.press(name, title, beganNanos, nanoTicker.getAsLong())
                                    .isFull();
                            inARow.updateAndGet(before -> full ? before + 1 : 0);
                        }
                        return null;
                    }));
        }
    }

    private static List<Pressed> stretch(
            double perSecond, List<String> entries, List<Title> titles, LongSupplier nanoTicker)
            throws InterruptedException {
        try (PlayLoad load = PlayLoad.start(entries, titles, perSecond, nanoTicker)) {
            Viewer.pause(STRETCH);
            return load.stop();
        }
    }
}
