package vrs.gateway.front;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import vrs.gateway.route.AttemptPlan;
import vrs.topology.Instance;

/**
 * The order in which instances are asked where nothing stands below them: first the admitted, then those of AZs that
 * are drained, then those on which requests failed, and at the end those that do not answer their checks. Nobody is
 * left out but who refuses connections. Belongs to one request.
 */
final class LastResorts {
    private final KnownInstances known;
    private final List<Instance> admitted = new ArrayList<>();
    private final List<Instance> moved = new ArrayList<>();
    private final List<Instance> ejected = new ArrayList<>();
    private final List<Instance> unready = new ArrayList<>();
    private final List<Instance> silent = new ArrayList<>();

    LastResorts(KnownInstances known) {
        this.known = known;
    }

    /**
     * Adds the next group, those added first being preferred.
     *
     * @param away whether this request belongs elsewhere
     * @param ordering how equals are ordered
     */
    void add(List<Instance> group, boolean away, UnaryOperator<List<Instance>> ordering) {
        List<Instance> well = new ArrayList<>(group.size());
        for (Instance instance : group) {
            switch (known.standing(instance)) {
                case ADMITTED -> well.add(instance);
                case EJECTED -> {
                    // Tried only where this request would have asked it first, so that it does not try in vain.
                    boolean first = !away && admitted.isEmpty();
                    (first && known.tries(instance) ? admitted : ejected).add(instance);
                }
                case UNREADY -> unready.add(instance);
                case SILENT -> silent.add(instance);
                case REFUSING -> {
                    // Asking it costs nothing and gives nothing.
                }
            }
        }
        (away ? moved : admitted).addAll(ordering.apply(well));
    }

    /** Whom to ask, with a bound on those that accept the request. */
    AttemptPlan plan(int attemptsMax) {
        admitted.addAll(moved);
        ejected.addAll(unready);
        ejected.addAll(silent);
        return new AttemptPlan(admitted, ejected, attemptsMax);
    }
}
