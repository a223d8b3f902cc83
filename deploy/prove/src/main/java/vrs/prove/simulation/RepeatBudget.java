package vrs.prove.simulation;

/** How many plays a gateway sends to the retry domain: a share of those of the second before, plus a floor. */
final class RepeatBudget {
    private static final int PERCENT = 20;
    private static final int FLOOR = 10;
    private static final long SECOND_NANOS = 1_000_000_000L;

    private long second;
    private int plays;
    private int playsBefore;
    private int spent;

    void play(long nowNanos) {
        roll(nowNanos);
        plays++;
    }

    boolean trySpend(long nowNanos) {
        roll(nowNanos);
        boolean isThere = spent < FLOOR + playsBefore * PERCENT / 100;
        spent += isThere ? 1 : 0;
        return isThere;
    }

    private void roll(long nowNanos) {
        long now = nowNanos / SECOND_NANOS;
        if (now != second) {
            playsBefore = now == second + 1 ? plays : 0;
            plays = 0;
            spent = 0;
            second = now;
        }
    }
}
