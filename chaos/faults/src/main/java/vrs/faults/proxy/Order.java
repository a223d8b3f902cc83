package vrs.faults.proxy;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import vrs.faults.wire.Cut;
import vrs.faults.wire.Direction;
import vrs.faults.wire.Hang;
import vrs.faults.wire.WireFault;

/** What somebody wants to be broken, before it is known which paths that means. */
public sealed interface Order {
    /** One fault on each path of the target. */
    record Break(WireFault fault) implements Order {}

    /** What travels from one AZ to another is lost; of an AZ alone: what travels between it and all others, both ways. */
    record Sever() implements Order {}

    /** The word for it. */
    default String type() {
        return switch (this) {
            case Break breaking -> breaking.fault().type();
            case Sever severing -> "cut";
        };
    }

    /**
     * The paths that a target means: {@code <az>/<role>} those that lead to it or its units, {@code <az>} those that lead into it,
     * {@code <az>-><az>} one direction, {@code <az>-><az>/<role>} one path.
     */
    default List<Harm.Place> on(String target, List<Edge> edges) {
        int arrow = target.indexOf("->");
        String from = arrow < 0 ? "" : target.substring(0, arrow);
        String to = arrow < 0 ? target : target.substring(arrow + 2);
        Function<Edge, Optional<WireFault>> what =
                switch (this) {
                    case Break breaking ->
                        edge -> leads(edge, from, to) ? Optional.of(breaking.fault()) : Optional.empty();
                    case Sever severing when arrow < 0 && to.indexOf('/') < 0 -> edge -> crosses(edge, to);
                    case Sever severing -> edge -> lost(edge, from, to);
                };
        return edges.stream()
                .flatMap(edge -> what.apply(edge).map(fault -> new Harm.Place(edge.name(), fault)).stream())
                .toList();
    }

    private static boolean leads(Edge edge, String from, String to) {
        return (from.isEmpty() || edge.source().equals(from))
                && (edge.target().equals(to)
                        || edge.target().startsWith(to + "-")
                        || edge.targetAz().equals(to));
    }

    private static Optional<WireFault> crosses(Edge edge, String az) {
        boolean inside = edge.source().equals(az) && edge.targetAz().equals(az);
        boolean touches = edge.source().equals(az) || edge.targetAz().equals(az);
        return touches && !inside ? Optional.of(new Hang()) : Optional.empty();
    }

    // What b answers to a on a's connections travels from b to a, too.
    private static Optional<WireFault> lost(Edge edge, String from, String to) {
        if (leads(edge, from, to)) {
            return Optional.of(new Cut(Direction.FORWARD));
        }
        boolean back = edge.source().equals(to) && edge.targetAz().equals(from);
        return back ? Optional.of(new Cut(Direction.BACKWARD)) : Optional.empty();
    }
}
