package vrs.prove.stores.read;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How the disk of the reader is; read and write pass through here. Safe for use by many threads. */
final class Tap {
    /** What a call meets. */
    sealed interface Way {
        /** It goes through. */
        record Open() implements Way {}

        /** It fails at once, as calls to a disk that is gone do. */
        record Shut() implements Way {}

        /** It waits until the disk goes on. */
        record Held(CountDownLatch release) implements Way {}

        /** It takes so much longer. */
        record Slow(Duration by) implements Way {}
    }

    private volatile Way way;

    Tap(Way way) {
        this.way = way;
    }

    /** One of {@code open}, {@code shut}, {@code held}, or {@code slow:} with milliseconds. */
    static Way way(String text) {
        return switch (text) {
            case "open" -> new Way.Open();
            case "shut" -> new Way.Shut();
            case "held" -> new Way.Held(new CountDownLatch(1));
            case String slow
            when slow.matches("slow:\\d{1,5}") ->
                new Way.Slow(Duration.ofMillis(Long.parseLong(slow.substring("slow:".length()))));
            case String other -> throw new IllegalArgumentException("\"" + other + "\" is no way for a disk to be");
        };
    }

    /** Breaks or mends it; what is held goes on. */
    void turn(Way next) {
        Way before = way;
        way = next;
        if (before instanceof Way.Held(CountDownLatch release)) {
            release.countDown();
        }
    }

    /** @throws IOException when the disk is gone */
    void pass() throws IOException {
        switch (way) {
            case Way.Open() -> {}
            case Way.Shut() -> throw new IOException("the disk is gone, on order");
            case Way.Held(CountDownLatch release) -> await(release, Duration.ofMinutes(10));
            // Nobody releases it: the time has to pass.
            case Way.Slow(Duration by) -> await(new CountDownLatch(1), by);
        }
    }

    /** A disk knows no interrupts. */
    private static void await(CountDownLatch release, Duration time) {
        boolean interrupted = false;
        boolean over = false;
        while (!over) {
            try {
                boolean released = release.await(time.toNanos(), TimeUnit.NANOSECONDS);
                over = released || time.isPositive();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
