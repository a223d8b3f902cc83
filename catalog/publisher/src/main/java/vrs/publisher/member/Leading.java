package vrs.publisher.member;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import vrs.control.ControlState;
import vrs.publisher.log.Beginning;
import vrs.publisher.log.Candidate;
import vrs.publisher.log.Leadership;

/**
 * This publisher's turn as leader: it leads while the control state names its AZ, in the epoch of that naming. One thread
 * calls {@link #turn}, once a beat; who leads may be asked by others.
 */
final class Leading {
    private final String az;
    private final Supplier<ControlState> control;
    private final Candidate candidate;
    private final Consumer<String> log;
    private volatile Optional<Leadership> leadership = Optional.empty();
    private volatile long deposedEpoch;
    private String said = "";

    Leading(String az, Supplier<ControlState> control, Candidate candidate, Consumer<String> log) {
        this.az = az;
        this.control = control;
        this.candidate = candidate;
        this.log = log;
    }

    /** The leadership, while this publisher leads. */
    Optional<Leadership> leadership() {
        return leadership;
    }

    /** Takes up or gives up the lead, or talks to the others once. */
    void turn() {
        ControlState state = control.get();
        boolean isNamed = state.leader().equals(az);
        if (!isNamed
                || leadership.filter(it -> it.epoch() != state.leaderEpoch()).isPresent()) {
            give("named leader=" + state.leader() + " epoch=" + state.leaderEpoch());
        }
        if (!isNamed || deposedEpoch == state.leaderEpoch()) {
            return;
        }
        if (leadership.isPresent()) {
            beat(leadership.get());
        } else {
            take(state.leaderEpoch());
        }
    }

    private void beat(Leadership leads) {
        leads.beat();
        if (leads.standing() instanceof Leadership.Standing.Deposed(long promised)) {
            deposedEpoch = leads.epoch();
            give("deposed promised=" + promised);
        }
    }

    private void take(long epoch) {
        switch (candidate.begin(epoch)) {
            case Beginning.Leads(Leadership leads) -> {
                leadership = Optional.of(leads);
                say("event=publisher-leads epoch=" + epoch);
            }
            case Beginning.NoMajority(var missing) ->
                say("event=publisher-cannot-lead epoch=" + epoch + " reason=no-majority missing="
                        + String.join(",", missing));
            case Beginning.Deposed(long promised) -> {
                deposedEpoch = epoch;
                say("event=publisher-cannot-lead epoch=" + epoch + " reason=deposed promised=" + promised);
            }
            case Beginning.LogLost() -> {
                deposedEpoch = epoch;
                say("event=publisher-cannot-lead epoch=" + epoch + " reason=log-lost");
            }
        }
    }

    private void give(String why) {
        if (leadership.isPresent()) {
            say("event=publisher-gave-up-lead " + why);
        }
        leadership = Optional.empty();
    }

    /** Once, not at each beat for as long as it lasts. */
    private void say(String line) {
        if (!line.equals(said)) {
            said = line;
            log.accept(line);
        }
    }
}
