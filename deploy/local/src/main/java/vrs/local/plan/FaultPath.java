package vrs.local.plan;

import java.util.Locale;

/**
 * The way from a source to a target through the fault proxies.
 *
 * @param source an AZ, or {@code clients} for those outside
 * @param target its name, see {@link PathTarget}
 * @param protocol what is spoken there
 * @param listen the port that the source is told
 * @param upstream the port of the target
 * @param distanceMs how much later answers come when nothing is wrong
 */
public record FaultPath(String source, String target, Protocol protocol, int listen, int upstream, int distanceMs) {
    /** What is spoken on a path: errors in the place of answers are for HTTP only. */
    public enum Protocol {
        HTTP,
        TCP
    }

    /** The line that the fault proxies read. */
    public String line() {
        return source + " " + target + " " + protocol.name().toLowerCase(Locale.ROOT) + " 127.0.0.1:" + listen
                + " 127.0.0.1:" + upstream + " " + distanceMs;
    }
}
