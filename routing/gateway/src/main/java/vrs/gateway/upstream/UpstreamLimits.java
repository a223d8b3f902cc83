package vrs.gateway.upstream;

/**
 * Bounds of connections to services.
 *
 * @param connectionsMax connections to one instance from one event loop, in use and idle together
 * @param idleMs a connection on which nothing moved for so long is closed, pooled or not
 * @param headBytesMax status line and headers of an answer, each
 * @param discardBytesMax a body that nobody wants is read up to here to keep the connection
 */
public record UpstreamLimits(int connectionsMax, long idleMs, int headBytesMax, int discardBytesMax) {
    public UpstreamLimits {
        if (connectionsMax < 1 || idleMs < 1 || headBytesMax < 256 || discardBytesMax < 0) {
            throw new IllegalArgumentException("bounds of upstream connections must be positive");
        }
    }

    /** What the site runs with. */
    public static UpstreamLimits defaults() {
        return new UpstreamLimits(256, 20_000, 16_384, 65_536);
    }
}
