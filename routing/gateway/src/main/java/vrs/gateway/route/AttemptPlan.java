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
 * @param attemptsLeft how many may still accept the request, the first try included
 */
public record AttemptPlan(List<Instance> candidates, int attemptsLeft) {
    public AttemptPlan {
        candidates = List.copyOf(candidates);
    }

    /** The instance to ask now; nothing when nobody is left. */
    public Optional<Instance> next() {
        return attemptsLeft > 0 ? candidates.stream().findFirst() : Optional.empty();
    }

    /** The same with the instances of one AZ alone. */
    public AttemptPlan within(String az) {
        return new AttemptPlan(
                candidates.stream().filter(i -> i.az().equals(az)).toList(), attemptsLeft);
    }

    /** The plan after {@code tried} was asked in vain. */
    public AttemptPlan after(Instance tried, boolean accepted) {
        List<Instance> rest = new ArrayList<>(candidates);
        rest.remove(tried);
        if (!accepted) {
            return new AttemptPlan(rest, attemptsLeft);
        }
        List<Instance> sameAz =
                rest.stream().filter(i -> i.az().equals(tried.az())).toList();
        rest.removeAll(sameAz);
        rest.addAll(sameAz);
        return new AttemptPlan(rest, attemptsLeft - 1);
    }
}
