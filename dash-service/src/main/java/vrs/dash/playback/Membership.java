package vrs.dash.playback;

import java.time.Instant;
import vrs.catalog.Plan;

/** What {@link MembershipTokens} says of a token. */
public sealed interface Membership {
    /**
     * Genuine.
     *
     * @param subject who; never logged
     * @param expiresAt when the token ends
     */
    record Member(String subject, Plan plan, Instant expiresAt) implements Membership {}

    /** Not to be trusted. */
    record Refused() implements Membership {}
}
