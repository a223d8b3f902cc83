package vrs.prove.simulation;

import java.time.Duration;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The viewers of all regions: they press play by chance at the rate of the peak, their client honours the retry domain and asks once
 * more where no answer came, and some press again after a play that failed.
 */
final class Viewers {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long REPEAT_AFTER_NANOS = Duration.ofMillis(50).toNanos();
    private static final long PAUSE_NANOS = Duration.ofMillis(500).toNanos();

    /** One press of play, until it is answered or has failed. */
    private static final class Press {
        private final String region;
        private final int number;
        private final long beganNanos;
        private int asks;

        Press(String region, int number, long beganNanos) {
            this.region = region;
            this.number = number;
            this.beganNanos = beganNanos;
        }
    }

    private final Plan plan;
    private final VirtualTime time;
    private final RandomGenerator random;
    private final EntryNames names;
    private final Map<String, Door> doors;
    private final Tally tally;

    Viewers(
            Plan plan,
            VirtualTime time,
            RandomGenerator random,
            EntryNames names,
            Map<String, Door> doors,
            Tally tally) {
        this.plan = plan;
        this.time = time;
        this.random = random;
        this.names = names;
        this.doors = doors;
        this.tally = tally;
    }

    /** From now on a viewer presses play every now and then. */
    void begin() {
        double pauseSeconds = -Math.log(1 - random.nextDouble()) / plan.playsPerSecond();
        time.in(Math.round(pauseSeconds * 1e9), () -> {
            press(random.nextDouble() < plan.firstRegionShare() ? "r1" : "r2", 1);
            begin();
        });
    }

    private void press(String region, int number) {
        Press press = new Press(region, number, time.getAsLong());
        tally.demanded(press.beganNanos);
        ask(press, false);
    }

    /** Asks the main name; where no answer comes, once more. */
    private void ask(Press press, boolean isLast) {
        press.asks++;
        int ask = press.asks;
        time.in(PATIENCE_NANOS, () -> {
            if (press.asks == ask) {
                if (isLast) {
                    fail(press);
                } else {
                    ask(press, true);
                }
            }
        });
        doors.get(names.main(press.region)).enter(false, answer -> answered(press, ask, answer));
    }

    private void answered(Press press, int ask, Door.Answer answer) {
        if (press.asks != ask) {
            return;
        }
        switch (answer) {
            case GOOD -> {
                press.asks++;
                tally.good(press.beganNanos);
            }
            case FAILED -> fail(press);
            case REPEAT -> time.in(REPEAT_AFTER_NANOS, () -> repeat(press, ask));
        }
    }

    private void repeat(Press press, int ask) {
        if (press.asks == ask) {
            doors.get(names.retry(press.region)).enter(true, answer -> answered(press, ask, answer));
        }
    }

    private void fail(Press press) {
        press.asks++;
        if (press.number < plan.pressesMax() && random.nextDouble() < plan.pressAgain()) {
            long pauseNanos = PAUSE_NANOS + Math.round(random.nextDouble() * 2 * PAUSE_NANOS);
            time.in(pauseNanos, () -> press(press.region, press.number + 1));
        }
    }
}
