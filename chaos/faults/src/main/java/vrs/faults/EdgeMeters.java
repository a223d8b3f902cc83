package vrs.faults;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import vrs.faults.proxy.Edge;
import vrs.faults.proxy.Traffic;
import vrs.faults.wire.Direction;

/** What a path carries, as metrics: a drill shows with them that the path which it breaks was used. */
final class EdgeMeters implements Traffic {
    private final AtomicInteger open = new AtomicInteger();
    private final Counter connections;
    private final Counter forward;
    private final Counter backward;

    EdgeMeters(Edge edge, MeterRegistry metrics) {
        Gauge.builder("vrs.faults.path.open", open, AtomicInteger::get)
                .description("connections now")
                .tags("source", edge.source(), "target", edge.target())
                .register(metrics);
        connections = Counter.builder("vrs.faults.path.connections")
                .tags("source", edge.source(), "target", edge.target())
                .register(metrics);
        forward = bytes(edge, "forward", metrics);
        backward = bytes(edge, "backward", metrics);
    }

    @Override
    public void connections(int difference) {
        open.addAndGet(difference);
        if (difference > 0) {
            connections.increment(difference);
        }
    }

    @Override
    public void carried(Direction direction, int bytes) {
        switch (direction) {
            case FORWARD -> forward.increment(bytes);
            case BACKWARD -> backward.increment(bytes);
        }
    }

    private static Counter bytes(Edge edge, String direction, MeterRegistry metrics) {
        return Counter.builder("vrs.faults.path.bytes")
                .tags("source", edge.source(), "target", edge.target(), "direction", direction)
                .register(metrics);
    }
}
