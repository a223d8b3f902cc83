package vrs.failover.health;

/**
 * What was seen of an AZ lately.
 *
 * @param calls of the last {@link HealthRule#window()}, those that failed included
 * @param failed of these
 * @param silent without an answer in {@link HealthRule#silentWindow()}
 * @param silentInARow without one that ended otherwise between them
 * @param failedInARow without a good one between them
 */
public record Tally(long calls, long failed, long silent, long silentInARow, long failedInARow) {}
