package vrs.gateway.choice.planted;

import vrs.gateway.health.HealthBoard;

/** A choice that looks for itself, which {@code LayeringTest} must find. */
public final class Planted {
    /** What it should be told. */
    public HealthBoard board(HealthBoard board) {
        return board;
    }
}
