package vrs.faults.proxy;

import java.util.ArrayDeque;
import java.util.List;
import java.util.random.RandomGenerator;

/** Draws what it was told, then zeros. */
final class ScriptedRandom implements RandomGenerator {
    private final ArrayDeque<Long> draws = new ArrayDeque<>();

    synchronized void next(long... values) {
        draws.clear();
        for (long value : values) {
            draws.add(value);
        }
    }

    @Override
    public synchronized long nextLong() {
        return draws.isEmpty() ? 0 : draws.remove();
    }

    @Override
    public long nextLong(long bound) {
        return nextLong();
    }

    @Override
    public int nextInt(int bound) {
        return (int) nextLong();
    }

    synchronized List<Long> left() {
        return List.copyOf(draws);
    }
}
