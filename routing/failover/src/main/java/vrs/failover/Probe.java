package vrs.failover;

import java.time.Duration;
import vrs.failover.health.AzHealth.Probing;

/**
 * The right and duty to make one call in an AZ that is passed over, beside the request at hand. Whoever holds it says how it
 * ended; when nobody does, it counts as failed after its lease.
 */
public final class Probe {
    private final AzBoard board;
    private final String az;
    private final Duration timeout;
    private final Probing right;
    private final long beganNanos;

    Probe(AzBoard board, String az, Duration timeout, Probing right, long beganNanos) {
        this.board = board;
        this.az = az;
        this.timeout = timeout;
        this.right = right;
        this.beganNanos = beganNanos;
    }

    public String az() {
        return az;
    }

    /** How long the probe may take. */
    public Duration timeout() {
        return timeout;
    }

    /** It is over; anything but an answer is a failed probe. */
    public void ended(AttemptEnd end) {
        board.probed(this, end);
    }

    Probing right() {
        return right;
    }

    long beganNanos() {
        return beganNanos;
    }
}
