package vrs.prove.simulation;

import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Where plays enter an AZ: hands each to one of its instances, and asks the client to repeat one that failed. */
final class Door {
    /** What a client gets. */
    enum Answer {
        GOOD,
        REPEAT,
        FAILED
    }

    private final AzState state;
    private final List<Dash> instances;
    private final VirtualTime time;
    private final RandomGenerator random;
    private final Guarding guarding;
    private final RepeatBudget budget = new RepeatBudget();

    Door(AzState state, List<Dash> instances, VirtualTime time, RandomGenerator random, Guarding guarding) {
        this.state = state;
        this.instances = instances;
        this.time = time;
        this.random = random;
        this.guarding = guarding;
    }

    /** Takes a play. Nobody hears of it again when the AZ is lost. */
    void enter(boolean isRepeat, Consumer<Answer> answered) {
        if (!state.isUp()) {
            return;
        }
        budget.play(time.getAsLong());
        instances
                .get(random.nextInt(instances.size()))
                .play(isRepeat, isAnswered -> answered.accept(isAnswered ? Answer.GOOD : failed(isRepeat)));
    }

    private Answer failed(boolean isRepeat) {
        if (isRepeat) {
            return Answer.FAILED;
        }
        return guarding == Guarding.OFF || budget.trySpend(time.getAsLong()) ? Answer.REPEAT : Answer.FAILED;
    }
}
