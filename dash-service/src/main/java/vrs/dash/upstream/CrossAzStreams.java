package vrs.dash.upstream;

import java.time.Duration;
import java.util.function.LongSupplier;
import vrs.failover.AttemptOutcome;
import vrs.failover.CallOutcome;
import vrs.failover.CallTerms;
import vrs.failover.CrossAzCall;
import vrs.signing.MediaSet;
import vrs.topology.Instance;
import vrs.topology.Role;
import vrs.topology.Topology;

/**
 * Asks drm-service and clear-stream-service in whichever AZ answers. Within an AZ an instance that accepts no connection
 * costs nothing; the first one that does answers for its AZ. Safe for use by many threads.
 */
public final class CrossAzStreams implements StreamsCalls {
    private final CrossAzCall drm;
    private final CrossAzCall clear;
    private final UpstreamAzs azs;
    private final InstanceTurns turns;
    private final Upstream upstream;
    private final LongSupplier nanoTicker;
    private final AttemptListener listener;

    /**
     * @param drm chooses the AZ of calls to drm-service
     * @param clear chooses the AZ of calls to clear-stream-service
     */
    public CrossAzStreams(
            CrossAzCall drm,
            CrossAzCall clear,
            UpstreamAzs azs,
            Topology topology,
            Upstream upstream,
            LongSupplier nanoTicker,
            AttemptListener listener) {
        this.drm = drm;
        this.clear = clear;
        this.azs = azs;
        this.turns = new InstanceTurns(topology, nanoTicker);
        this.upstream = upstream;
        this.nanoTicker = nanoTicker;
        this.listener = listener;
    }

    @Override
    public UpstreamOutcome call(StreamsQuery query, Allowance allowance) {
        Role role = role(query.set());
        CallOutcome<StreamsReply> outcome = crossAz(query.set())
                .call(terms(role, allowance), (az, timeout) -> at(role, az, timeout, query, allowance));
        return switch (outcome) {
            case CallOutcome.Served<StreamsReply>(StreamsReply.Given(StreamsAnswer answer), String az, int _) ->
                new UpstreamOutcome.Served(answer, az);
            case CallOutcome.Served<StreamsReply>(StreamsReply.TakenDown _, String _, int _) ->
                new UpstreamOutcome.Withdrawn();
            case CallOutcome.NotToBeHad<StreamsReply> _ -> new UpstreamOutcome.NotToBeHad();
        };
    }

    private CallTerms terms(Role role, Allowance allowance) {
        return new CallTerms(
                azs.of(allowance.control()),
                !allowance.marks().isRepeated(),
                allowance.deadline()::left,
                allowance.attempt(),
                allowance.connect(),
                allowance.control().mayAvoid(role.id()),
                allowance.control().retryBudgetPercent());
    }

    private AttemptOutcome<StreamsReply> at(
            Role role, String az, Duration timeout, StreamsQuery query, Allowance allowance) {
        Deadline attempt = Deadline.in(timeout, nanoTicker);
        for (Instance instance : turns.next(role, az)) {
            Duration left = attempt.left();
            if (!left.isPositive()) {
                break;
            }
            Upstream.Bounds bounds = new Upstream.Bounds(left, allowance.connect());
            Attempt ended = upstream.ask(instance, query, allowance.marks(), bounds);
            turns.ended(instance, ended);
            listener.attempted(instance, ended);
            switch (ended) {
                case Attempt.Answered(StreamsAnswer answer) -> {
                    return new AttemptOutcome.Answered<>(new StreamsReply.Given(answer));
                }
                case Attempt.Withdrawn _ -> {
                    return new AttemptOutcome.Answered<>(new StreamsReply.TakenDown());
                }
                case Attempt.Failed(var reason) -> {
                    return new AttemptOutcome.Failed<>(reason);
                }
                case Attempt.NotAccepted _ -> {
                    // Nobody there: the next instance, at no cost.
                }
            }
        }
        return new AttemptOutcome.NotAccepted<>();
    }

    private CrossAzCall crossAz(MediaSet set) {
        return switch (set) {
            case CENC -> drm;
            case CLEAR -> clear;
        };
    }

    private static Role role(MediaSet set) {
        return switch (set) {
            case CENC -> Role.DRM;
            case CLEAR -> Role.CLEAR;
        };
    }

    /** What an upstream says that does what it should. */
    private sealed interface StreamsReply {
        record Given(StreamsAnswer answer) implements StreamsReply {}

        record TakenDown() implements StreamsReply {}
    }
}
