package vrs.prove.failover;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Viewers who press play at a fixed pace, each when the time has come, whatever became of those before. */
final class PlayLoad implements AutoCloseable {
    private final Viewer viewer;
    private final List<String> entries;
    private final List<Title> titles;
    private final double perSecond;
    private final LongSupplier nanoTicker;
    private final long beganNanos;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Pressed> pressed = new ConcurrentLinkedQueue<>();
    private final AtomicLong turn = new AtomicLong();
    private final AtomicLong late = new AtomicLong();

    private PlayLoad(List<String> entries, List<Title> titles, double perSecond, LongSupplier nanoTicker) {
        this.viewer = new Viewer(nanoTicker);
        this.entries = entries;
        this.titles = titles;
        this.perSecond = perSecond;
        this.nanoTicker = nanoTicker;
        this.beganNanos = nanoTicker.getAsLong();
    }

    /** Begins: each entry name is asked for each title in turn. */
    static PlayLoad start(List<String> entries, List<Title> titles, double perSecond, LongSupplier nanoTicker) {
        PlayLoad load = new PlayLoad(entries, titles, perSecond, nanoTicker);
        load.clock.scheduleAtFixedRate(load::next, 0, (long) (1e9 / perSecond), TimeUnit.NANOSECONDS);
        return load;
    }

    /** Milliseconds since the beginning. */
    long nowMs() {
        return (nanoTicker.getAsLong() - beganNanos) / 1_000_000;
    }

    /** How many requests have been sent. */
    long sent() {
        return viewer.sent();
    }

    /** How many of them were answered, or given up. */
    long over() {
        return viewer.over();
    }

    /** How many left more than 50 ms after their moment: the load was not what was meant. */
    long late() {
        return late.get();
    }

    /** Sends no more, waits for those under way, and gives all. */
    List<Pressed> stop() throws InterruptedException {
        clock.shutdownNow();
        threads.shutdown();
        if (!threads.awaitTermination(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("a viewer has waited for half a minute");
        }
        return List.copyOf(pressed);
    }

    private void next() {
        long number = turn.getAndIncrement();
        long dueNanos = beganNanos + (long) (number * 1e9 / perSecond);
        if (nanoTicker.getAsLong() - dueNanos > TimeUnit.MILLISECONDS.toNanos(50)) {
            late.incrementAndGet();
        }
        String entry = entries.get((int) (number % entries.size()));
        Title title = titles.get((int) (number / entries.size() % titles.size()));
        threads.execute(() -> {
            try {
                pressed.add(viewer.press(entry, title, beganNanos, dueNanos));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void close() {
        clock.shutdownNow();
        threads.shutdownNow();
        viewer.close();
    }
}
