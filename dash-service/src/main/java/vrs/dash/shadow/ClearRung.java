package vrs.dash.shadow;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import vrs.dash.upstream.Attempt;
import vrs.dash.upstream.StreamsQuery;
import vrs.dash.upstream.Upstream;
import vrs.topology.Instance;

/**
 * Would clear-stream-service have given what a protected title needs without DRM? Asks an instance of the own AZ past the
 * choice of AZs, so that a shadow spends no budget and nobody is avoided because of it.
 */
public final class ClearRung implements LowerRung {
    private final Upstream upstream;
    private final List<Instance> instances;
    private final Duration timeout;
    private final AtomicInteger turn = new AtomicInteger();

    /** @param instances of clear-stream-service in the own AZ; none means that it can never be asked */
    public ClearRung(Upstream upstream, List<Instance> instances, Duration timeout) {
        this.upstream = upstream;
        this.instances = List.copyOf(instances);
        this.timeout = timeout;
    }

    @Override
    public ShadowRung rung() {
        return ShadowRung.CLEAR;
    }

    @Override
    public boolean allows(ShadowedPlay play) {
        return play.play().mayBeClear();
    }

    @Override
    public ShadowOutcome ask(ShadowedPlay play) {
        if (instances.isEmpty()) {
            return ShadowOutcome.FAILED;
        }
        Instance instance = instances.get(Math.floorMod(turn.getAndIncrement(), instances.size()));
        Upstream.Bounds bounds = new Upstream.Bounds(timeout, play.allowance().connect());
        StreamsQuery query = StreamsQuery.clear(play.play(), play.play().entitled());
        return switch (upstream.ask(instance, query, play.allowance().marks(), bounds)) {
            case Attempt.Answered _ -> ShadowOutcome.SAME;
            case Attempt.Withdrawn _ -> ShadowOutcome.DIFFERS;
            case Attempt.NotAccepted _ -> ShadowOutcome.FAILED;
            case Attempt.Failed(var reason) ->
                switch (reason) {
                    case BAD_BODY -> ShadowOutcome.DIFFERS;
                    case TIMED_OUT, BROKEN_OFF, BAD_STATUS -> ShadowOutcome.FAILED;
                };
        };
    }
}
