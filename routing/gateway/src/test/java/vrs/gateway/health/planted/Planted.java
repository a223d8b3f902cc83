package vrs.gateway.health.planted;

import vrs.gateway.front.Services;

/** Health that knows of the front, which {@code LayeringTest} must find. */
public final class Planted {
    /** What it should not know. */
    public Services services(Services services) {
        return services;
    }
}
