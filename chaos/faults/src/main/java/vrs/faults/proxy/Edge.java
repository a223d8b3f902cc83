package vrs.faults.proxy;

import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * The path from a source to a target, through a port of its own.
 *
 * @param source who connects: an AZ, or a word such as {@code clients} for those outside
 * @param target {@code <az>/<role>} or {@code <az>/<store>}
 * @param protocol what is spoken there
 * @param listen where the source connects
 * @param upstream where the target listens
 * @param distance how much later answers arrive when nothing is wrong
 */
public record Edge(
        String source,
        String target,
        Protocol protocol,
        InetSocketAddress listen,
        InetSocketAddress upstream,
        Duration distance) {
    /** Its name in orders, metrics and logs. */
    public String name() {
        return source + "->" + target;
    }

    /** The AZ of the target. */
    public String targetAz() {
        int slash = target.indexOf('/');
        return slash < 0 ? target : target.substring(0, slash);
    }
}
