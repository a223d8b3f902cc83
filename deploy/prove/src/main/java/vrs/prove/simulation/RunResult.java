package vrs.prove.simulation;

import java.util.stream.IntStream;

/**
 * What came of a run, second by second.
 *
 * @param demanded plays that were begun, those of viewers who pressed again included
 * @param good of these, how many had an answer of the expected grade
 * @param calls of the upstream that were made in that second
 */
public record RunResult(int[] demanded, int[] good, int[] calls) {
    /** Answers of the expected grade ÷ plays demanded in the worst second of these. */
    public double worstGoodput(int fromSecond, int toSecond) {
        return IntStream.range(fromSecond, toSecond)
                .mapToDouble(second -> (double) good[second] / demanded[second])
                .min()
                .orElseThrow();
    }

    /** The same over all of these seconds. */
    public double goodput(int fromSecond, int toSecond) {
        return (double) sum(good, fromSecond, toSecond) / sum(demanded, fromSecond, toSecond);
    }

    private static long sum(int[] windows, int from, int to) {
        return IntStream.range(from, to).mapToLong(second -> windows[second]).sum();
    }
}
