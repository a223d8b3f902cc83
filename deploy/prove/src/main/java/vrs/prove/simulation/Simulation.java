package vrs.prove.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Runs the decisions of failover over a whole site in virtual time: an AZ is lost at peak and comes back. */
public final class Simulation {
    private final Plan plan;

    Simulation(Plan plan) {
        this.plan = plan;
    }

    /** Three AZs of a thousand instances each. */
    public static Simulation full() {
        return new Simulation(Plan.full());
    }

    /** The first second in which each play must be good again. */
    public int settledSecond() {
        return Math.toIntExact(plan.healedAt().plus(Plan.SETTLED_AFTER).toSeconds());
    }

    /** The first second that is lost. */
    public int lostSecond() {
        return Math.toIntExact(plan.lostAt().toSeconds());
    }

    /** The first second that is not there any more. */
    public int endSecond() {
        return Math.toIntExact(plan.end().toSeconds());
    }

    /** All instances. */
    public int instances() {
        return Plan.AZS.size() * (plan.dashPerAz() + plan.upstreamsPerAz());
    }

    /** As shipped; the same for the same seed. */
    public RunResult run(long seed) {
        return run(seed, Guarding.ON);
    }

    /** With neither budget nor avoidance. */
    public RunResult runUnguarded(long seed) {
        return run(seed, Guarding.OFF);
    }

    private RunResult run(long seed, Guarding guarding) {
        RandomGenerator random = new SplittableRandom(seed);
        VirtualTime time = new VirtualTime();
        Tally tally = new Tally(plan.end());
        Map<String, AzState> states = new HashMap<>();
        Map<String, UpstreamAz> upstreams = new HashMap<>();
        Map<String, Door> doors = new HashMap<>();
        for (String az : Plan.AZS) {
            states.put(az, new AzState(az));
            upstreams.put(az, new UpstreamAz(states.get(az), plan, time, random));
        }
        for (String az : Plan.AZS) {
            AzState state = states.get(az);
            List<Dash> instances = IntStream.range(0, plan.dashPerAz())
                    .mapToObj(_ -> new Dash(state, upstreams, time, random, guarding, tally))
                    .toList();
            doors.put(az, new Door(state, instances, time, random, guarding));
        }
        EntryNames names = new EntryNames(time, random);
        time.at(plan.lostAt().toNanos(), () -> {
            states.get(Plan.LOST).lose();
            names.lost(Plan.LOST);
        });
        time.at(plan.healedAt().toNanos(), () -> {
            upstreams.get(Plan.LOST).empty();
            states.get(Plan.LOST).heal();
            names.healed();
        });
        new Viewers(plan, time, random, names, doors, tally).begin();
        // The plays of the last seconds need time to be answered or to fail.
        time.runUntil(plan.end().plusSeconds(6).toNanos());
        return tally.result();
    }
}
