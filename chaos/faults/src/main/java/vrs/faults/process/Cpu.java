package vrs.faults.process;

/**
 * Something else takes the processors.
 *
 * @param threads so many want a processor each, 1 to 64
 */
public record Cpu(int threads) implements ProcessFault {
    private static final int THREADS_MAX = 64;

    public Cpu {
        if (threads < 1 || threads > THREADS_MAX) {
            throw new IllegalArgumentException("cpu of " + threads + " threads is not within 1 to " + THREADS_MAX);
        }
    }

    @Override
    public String type() {
        return "cpu";
    }

    @Override
    public Heal heal() {
        return Heal.UNDONE;
    }
}
