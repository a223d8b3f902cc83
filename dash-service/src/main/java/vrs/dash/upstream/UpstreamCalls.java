package vrs.dash.upstream;

import java.util.List;
import vrs.signing.MediaSet;
import vrs.topology.Az;
import vrs.topology.Instance;
import vrs.topology.Role;
import vrs.topology.Topology;

/**
 * Which AZ answers this upstream call? Its own first, then the others in topology order. An AZ that failed is not asked
 * again; an instance that accepts no connection costs no attempt, so that all AZs are tried before anything is lowered.
 * Safe for use by many threads.
 */
public final class UpstreamCalls {
    private final Topology topology;
    private final String homeAz;
    private final Upstream upstream;
    private final UpstreamConfig config;
    private final AttemptListener listener;

    public UpstreamCalls(
            Topology topology, String homeAz, Upstream upstream, UpstreamConfig config, AttemptListener listener) {
        this.topology = topology;
        this.homeAz = homeAz;
        this.upstream = upstream;
        this.config = config;
        this.listener = listener;
    }

    /** Asks the upstream that holds the set of the query. Blocks until an answer or the deadline. */
    public UpstreamOutcome call(StreamsQuery query, String traceparent, Deadline deadline) {
        int attempts = 0;
        for (Az az : topology.candidates(homeAz)) {
            if (attempts == config.attemptsMax()) {
                break;
            }
            switch (callAz(az, query, traceparent, deadline)) {
                case Attempt.Answered(StreamsAnswer answer) -> {
                    return new UpstreamOutcome.Served(answer, az.id());
                }
                case Attempt.Withdrawn _ -> {
                    return new UpstreamOutcome.Withdrawn();
                }
                case Attempt.Failed _ -> attempts++;
                case Attempt.NotAccepted _ -> {
                    // Nobody there: the next AZ, at no cost.
                }
            }
        }
        return new UpstreamOutcome.NotToBeHad();
    }

    /** The first instance that accepts the call decides for its AZ. */
    private Attempt callAz(Az az, StreamsQuery query, String traceparent, Deadline deadline) {
        for (Instance instance : instances(query.set(), az)) {
            if (deadline.left().compareTo(config.attemptMin()) < 0) {
                break;
            }
            Attempt attempt = upstream.ask(instance, query, traceparent, deadline.atMost(config.attemptTimeout()));
            listener.attempted(instance, attempt);
            if (!(attempt instanceof Attempt.NotAccepted)) {
                return attempt;
            }
        }
        return new Attempt.NotAccepted();
    }

    private List<Instance> instances(MediaSet set, Az az) {
        return switch (set) {
            case CENC -> topology.instances(Role.DRM, az.id());
            case CLEAR -> topology.instances(Role.CLEAR, az.id());
        };
    }
}
