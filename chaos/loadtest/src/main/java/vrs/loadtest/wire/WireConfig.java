package vrs.loadtest.wire;

import java.time.Duration;
import java.util.List;

/**
 * How requests travel.
 *
 * @param targets they take turns; at least one
 * @param timeout a request that has no answer so long after its moment has none
 * @param connectionsMax connections to one target, 1 to 20,000
 * @param waitingMax requests to one target that wait for a connection, at least 0
 * @param idle a connection that nobody used for so long is closed
 * @param answerBytesMax longer answers are unsound
 */
public record WireConfig(
        List<Target> targets, Duration timeout, int connectionsMax, int waitingMax, Duration idle, int answerBytesMax) {
    private static final int CONNECTIONS_LIMIT = 20_000;

    public WireConfig {
        targets = List.copyOf(targets);
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("at least one --target is needed");
        }
        if (!timeout.isPositive() || !idle.isPositive()) {
            throw new IllegalArgumentException("the timeout is longer than 0 ms");
        }
        if (connectionsMax < 1 || connectionsMax > CONNECTIONS_LIMIT) {
            throw new IllegalArgumentException("the connections per target are 1 to " + CONNECTIONS_LIMIT);
        }
        if (waitingMax < 0 || answerBytesMax < 1) {
            throw new IllegalArgumentException("bounds are not negative");
        }
    }
}
