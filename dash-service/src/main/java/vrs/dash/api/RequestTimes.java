package vrs.dash.api;

import java.time.Duration;
import vrs.control.ControlState;

/**
 * How long a request and its calls may take, all above zero. What the operators set wins over what the process was started
 * with.
 *
 * @param play a request, when its caller says nothing
 * @param attempt one attempt at an upstream
 * @param connect connecting to one
 */
record RequestTimes(Duration play, Duration attempt, Duration connect) {
    /** Those in force; a part never takes longer than the whole. */
    RequestTimes under(ControlState control) {
        Duration whole = isSet(control, "playMs") ? ms(control.deadlines().playMs()) : play;
        Duration one = isSet(control, "attemptMs") ? ms(control.deadlines().attemptMs()) : attempt;
        Duration link = isSet(control, "connectMs") ? ms(control.deadlines().connectMs()) : connect;
        Duration oneAtMost = shorter(one, whole);
        return new RequestTimes(whole, oneAtMost, shorter(link, oneAtMost));
    }

    private static boolean isSet(ControlState control, String key) {
        return control.set().containsKey("deadline." + key);
    }

    private static Duration ms(int ms) {
        return Duration.ofMillis(Math.max(1, ms));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
