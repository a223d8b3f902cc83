package vrs.dash.api;

import io.vertx.ext.web.RoutingContext;

/**
 * When and under which trace a request came in; noted before anything else happens to it.
 *
 * @param startNanos monotonic
 * @param traceparent valid
 */
record Arrival(long startNanos, String traceparent) {
    private static final String KEY = Arrival.class.getName();

    void note(RoutingContext context) {
        context.put(KEY, this);
    }

    static Arrival of(RoutingContext context) {
        return context.get(KEY);
    }
}
