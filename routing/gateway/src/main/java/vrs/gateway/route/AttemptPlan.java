package vrs.gateway.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vrs.topology.Instance;

/**
 * Which instances a rung still asks, in order. An instance that did not accept the request costs no attempt; after one
 * that did, instances of other AZs come first.
 *
 * @param candidates whom to ask, the next one first
 * @param lastResorts whom to ask when all of them were asked in vain: those that seem not to be well
 * @param attemptsLeft how many may still accept the request, the first try included
 */
public record AttemptPlan(List<Instance> candidates, List<Instance> lastResorts, int attemptsLeft) {
    public AttemptPlan {
        candidates = List.copyOf(candidates);
        lastResorts = List.copyOf(lastResorts);
    }

    /** Without last resorts. */
    public AttemptPlan(List<Instance> candidates, int attemptsLeft) {
        this(candidates, List.of(), attemptsLeft);
    }

    /** The instance to ask now; nothing when nobody is left. */
    public Optional<Instance> next() {
        List<Instance> asking = candidates.isEmpty() ? lastResorts : candidates;
        return attemptsLeft > 0 ? asking.stream().findFirst() : Optional.empty();
    }

    /** The same with the instances of one AZ alone. */
    public AttemptPlan within(String az) {
        return new AttemptPlan(in(az, candidates), in(az, lastResorts), attemptsLeft);
    }

    private static List<Instance> in(String az, List<Instance> some) {
        return some.stream().filter(i -> i.az().equals(az)).toList();
    }

    /** The plan after {@code tried} was asked in vain. */
    public AttemptPlan after(Instance tried, boolean accepted) {
        return new AttemptPlan(
                without(candidates, tried, accepted),
                without(lastResorts, tried, accepted),
                accepted ? attemptsLeft - 1 : attemptsLeft);
    }

    private static List<Instance> without(List<Instance> some, Instance tried, boolean accepted) {
        List<Instance> rest = new ArrayList<>(some);
        rest.remove(tried);
        if (accepted) {
            List<Instance> sameAz =
                    rest.stream().filter(i -> i.az().equals(tried.az())).toList();
            rest.removeAll(sameAz);
            rest.addAll(sameAz);
        }
        return rest;
    }
}
