package vrs.failover;

import java.time.Duration;
import vrs.failover.health.AvoidedFor;

/** Something that metrics and logs want to know of; {@code service} is the upstream's name. */
public sealed interface FailoverEvent {
    String service();

    /** An attempt is over. */
    record AttemptEnded(String service, String az, AttemptEnd end, Duration took) implements FailoverEvent {}

    /** A probe of an avoided AZ is over; no request has waited for it. */
    record ProbeEnded(String service, String az, AttemptEnd end, Duration took) implements FailoverEvent {}

    /** From now on calls pass this AZ over. */
    record AzAvoided(String service, String az, AvoidedFor cause) implements FailoverEvent {}

    /** Calls come home to this AZ, more and more of them. */
    record AzBack(String service, String az, Duration avoided) implements FailoverEvent {}

    /** A second attempt was not made because the budget was spent. */
    record SecondDenied(String service) implements FailoverEvent {}
}
