package vrs.dash.playback.planted;

import io.quarkus.runtime.Quarkus;
import vrs.dash.answer.Problem;

/** Breaks the arrows on purpose: an inner package that knows the framework and the layer above it. */
public final class Misplaced {
    private Misplaced() {}

    static Class<?> framework() {
        return Quarkus.class;
    }

    static Class<?> upwards() {
        return Problem.class;
    }
}
