package vrs.loadtest.plan;

import java.util.Iterator;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * The moments at which requests are meant to leave, in nanoseconds from the start, never falling. Knows nothing of
 * answers: that is what makes the loop open. Not thread-safe.
 */
public final class Schedule {
    /** How arrivals lie between each other. */
    public enum Pace {
        /** Same distance: the number of requests is exact. */
        EVEN,
        /** Exponential distances, as of viewers that know nothing of each other. */
        RANDOM
    }

    private final Iterator<Stage> stages;
    private final Pace pace;
    private final RandomGenerator random;
    private final OptionalLong exactly;
    private long taken;
    private Stage stage;
    private long stageStartNanos;
    private double arrivalsIntoStage;
    private OptionalLong next;

    public Schedule(Arrivals arrivals, Pace pace, RandomGenerator random) {
        this.stages = arrivals.stages().iterator();
        this.pace = pace;
        this.random = random;
        this.exactly = arrivals.exactly();
        this.stage = stages.next();
        this.next = after(pace == Pace.EVEN ? 0 : gap());
    }

    /** The next moment, without taking it; empty when the schedule is through. */
    public OptionalLong peekNanos() {
        return next;
    }

    /** Takes the next moment. */
    public void advance() {
        taken++;
        boolean enough = exactly.isPresent() && taken >= exactly.getAsLong();
        next = enough ? OptionalLong.empty() : after(gap());
    }

    private double gap() {
        return switch (pace) {
            case EVEN -> 1;
            case RANDOM -> random.nextExponential();
        };
    }

    /** Goes so many expected arrivals on; what a stage has no room for is carried over at the next one's rate. */
    private OptionalLong after(double arrivals) {
        double left = arrivals;
        while (true) {
            double room = stage.arrivals() - arrivalsIntoStage;
            boolean open = exactly.isPresent() && !stages.hasNext();
            if (left < room || open) {
                arrivalsIntoStage += left;
                return OptionalLong.of(stageStartNanos + (long) (arrivalsIntoStage / stage.perSecond() * 1e9));
            }
            if (!stages.hasNext()) {
                // Stays full, so that asking again finds the end again.
                arrivalsIntoStage = stage.arrivals();
                return OptionalLong.empty();
            }
            left -= room;
            stageStartNanos += stage.length().toNanos();
            stage = stages.next();
            arrivalsIntoStage = 0;
        }
    }
}
