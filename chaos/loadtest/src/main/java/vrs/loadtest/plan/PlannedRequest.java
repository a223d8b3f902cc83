package vrs.loadtest.plan;

import java.util.Optional;

/**
 * One request before it is sent.
 *
 * @param pathAndQuery starts with a slash
 * @param token the viewer's membership token; empty for an anonymous one
 */
public record PlannedRequest(Intent intent, String pathAndQuery, Optional<String> token) {}
