package vrs.gateway.front;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import vrs.control.ControlState;
import vrs.gateway.choice.Drains;
import vrs.gateway.choice.InstanceStanding;
import vrs.gateway.choice.KeptShare;
import vrs.gateway.choice.UnitAdmission;
import vrs.gateway.choice.UnitMood;
import vrs.gateway.choice.WeightedChoice;
import vrs.gateway.route.AttemptOutcome;
import vrs.gateway.route.AttemptPlan;
import vrs.gateway.route.Rung;
import vrs.gateway.route.TrafficClass;
import vrs.topology.Az;
import vrs.topology.Instance;
import vrs.topology.Role;
import vrs.topology.Topology;

/** Whom a request of a rung may ask now. Safe for use by many threads. */
public final class Candidates {
    private static final int LICENCE_ATTEMPTS_MAX = 2;
    private static final String PLAY_UNIT = "main";
    private static final String OTHER_UNIT = "low";

    private final String homeAz;
    private final Map<String, List<Instance>> dashByUnit = new LinkedHashMap<>();
    private final List<Instance> fallback;
    private final Map<String, List<Instance>> drmByAz = new LinkedHashMap<>();
    private final KnownInstances known;
    private final Drains drains;
    private final Supplier<RandomGenerator> random;

    /** @param random a source for the calling thread */
    public Candidates(
            Topology topology, String homeAz, KnownInstances known, Drains drains, Supplier<RandomGenerator> random) {
        this.homeAz = homeAz;
        this.known = known;
        this.drains = drains;
        this.random = random;
        topology.instances(Role.DASH, homeAz).forEach(i -> dashByUnit
                .computeIfAbsent(i.unit(), unit -> new ArrayList<>())
                .add(i));
        this.fallback = topology.instances(Role.FALLBACK, homeAz);
        for (Az az : topology.candidates(homeAz)) {
            drmByAz.put(az.id(), topology.instances(Role.DRM, az.id()));
        }
    }

    /** All instances that may ever be asked. */
    public List<Instance> all() {
        List<Instance> all = new ArrayList<>();
        dashByUnit.values().forEach(all::addAll);
        all.addAll(fallback);
        drmByAz.values().forEach(all::addAll);
        return all;
    }

    /** The dash units of this AZ. */
    List<String> units() {
        return List.copyOf(dashByUnit.keySet());
    }

    /**
     * Whom of a dash unit of this AZ neighbours may count on. In a unit under suspicion that is nobody, so that two of
     * them do not hand their requests to each other.
     */
    public List<Instance> admitted(String unit) {
        return unit(unit).asked().stream()
                .filter(i -> known.standing(i) == InstanceStanding.ADMITTED)
                .toList();
    }

    /** Who of a dash unit of this AZ may be asked. */
    UnitAdmission unit(String unit) {
        return UnitAdmission.of(dashByUnit.getOrDefault(present(unit), List.of()), known::standing);
    }

    /**
     * Whether the unit of this AZ that answers a class keeps this request; else the neighbour AZ is offered it, and what
     * the neighbour cannot take is answered here. Preloads are moved by operators alone: a failure hands none over. To be
     * asked before {@link #plan}, and not at all for a request that was handed over already.
     */
    public boolean stays(TrafficClass trafficClass, ControlState control) {
        String answering = present(unitOf(trafficClass, control));
        UnitMood mood =
                switch (trafficClass) {
                    case PLAY, AUTOPLAY -> unit(answering).mood();
                    case PRELOAD -> UnitMood.CALM;
                };
        return KeptShare.stays(control.unitWeight(homeAz, answering), mood, random.get());
    }

    /** Whom to ask, in order: one attempt for a play, two for a licence, the own AZ's drm first. */
    AttemptPlan plan(Rung rung, TrafficClass trafficClass, ControlState control) {
        return switch (rung) {
            case DASH -> new AttemptPlan(inUnit(unit(unitOf(trafficClass, control)), control), 1);
            // A gateway, which Neighbours names.
            case NEIGHBOUR -> new AttemptPlan(List.of(), 0);
            case FALLBACK -> lastResorts(control).plan(1);
            case DRM -> licences(control).plan(LICENCE_ATTEMPTS_MAX);
        };
    }

    /** A request on an instance came out like this. */
    void saw(Instance instance, AttemptOutcome outcome) {
        known.saw(instance, outcome);
    }

    /** An answer of an instance broke off. */
    void broke(Instance instance) {
        known.broke(instance);
    }

    /** A play belongs to main; the others to the unit that operators name. */
    private static String unitOf(TrafficClass trafficClass, ControlState control) {
        return trafficClass == TrafficClass.PLAY ? PLAY_UNIT : control.route(trafficClass.id());
    }

    /** A unit that operators name and this AZ does not have is the usual one. */
    private String present(String unit) {
        return unit.equals(PLAY_UNIT) || dashByUnit.containsKey(unit) ? unit : OTHER_UNIT;
    }

    private List<Instance> inUnit(UnitAdmission admission, ControlState control) {
        List<Instance> asked = ordered(admission.asked(), control);
        return switch (admission.mood()) {
            case CALM -> tryingFirst(asked, control);
            case PANIC, SUSPECT, NOBODY -> asked;
        };
    }

    /** One request now and then goes to an instance that was ejected, to see how it is. */
    private List<Instance> tryingFirst(List<Instance> asked, ControlState control) {
        List<Instance> unit = dashByUnit.get(asked.getFirst().unit());
        if (unit.size() == asked.size()) {
            return asked;
        }
        for (Instance instance : unit) {
            boolean wanted =
                    known.standing(instance) == InstanceStanding.EJECTED && known.weight(instance, control) > 0;
            if (wanted && known.tries(instance)) {
                List<Instance> trying = new ArrayList<>(asked);
                trying.addFirst(instance);
                return trying;
            }
        }
        return asked;
    }

    /** Below the fallback player there is only a refusal: then also one is asked that seems not to be well. */
    private LastResorts lastResorts(ControlState control) {
        LastResorts tiers = new LastResorts(known);
        tiers.add(fallback, false, in -> ordered(in, control));
        return tiers;
    }

    /** Below a licence as well. An AZ that is drained comes after the others that are well, before those that are not. */
    private LastResorts licences(ControlState control) {
        LastResorts tiers = new LastResorts(known);
        drmByAz.forEach((az, group) -> tiers.add(group, drains.moves(az, random.get()), in -> ordered(in, control)));
        return tiers;
    }

    private List<Instance> ordered(List<Instance> asked, ControlState control) {
        return WeightedChoice.order(asked, i -> known.weight(i, control), known::inFlight, random.get());
    }
}
