package vrs.failover.health;

import java.time.Duration;

/** A change of where calls go. */
public sealed interface Move {
    /** From now on calls pass the AZ over. */
    record NowAvoided(AvoidedFor cause) implements Move {}

    /** Calls come home. */
    record NowBack(Duration avoided) implements Move {}
}
