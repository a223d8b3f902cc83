package vrs.bench.storage;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One of our layers beside its peer.
 *
 * @param rounds at least one; in each of them the two were measured one right after the other
 */
public record Comparison(String what, String peer, List<Round> rounds) {
    public Comparison {
        rounds = List.copyOf(rounds);
        if (rounds.isEmpty()) {
            throw new IllegalArgumentException("no rounds of " + what);
        }
    }

    /** Time per call, in nanoseconds. */
    public record Round(double oursNanos, double peerNanos) {
        double ratio() {
            return oursNanos / peerNanos;
        }
    }

    public double oursNanos() {
        return median(Round::oursNanos);
    }

    public double peerNanos() {
        return median(Round::peerNanos);
    }

    /** Ours ÷ the peer's: the median of what each round came to. */
    public double ratio() {
        return median(Round::ratio);
    }

    public double ratioMin() {
        return rounds.stream().mapToDouble(Round::ratio).min().orElseThrow();
    }

    public double ratioMax() {
        return rounds.stream().mapToDouble(Round::ratio).max().orElseThrow();
    }

    private double median(ToDoubleFunction<Round> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return Arrays.stream(sorted, (sorted.length - 1) / 2, sorted.length / 2 + 1)
                .average()
                .orElseThrow();
    }
}
