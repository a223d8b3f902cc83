package vrs.dns.socket;

/**
 * What a client may take up.
 *
 * @param connectionsMax at a time; one more is closed at once
 * @param idleMs how long nothing may come
 * @param lifetimeMs how long a connection may last, whatever it does
 */
public record TcpLimits(int connectionsMax, int idleMs, long lifetimeMs) {
    public TcpLimits {
        if (connectionsMax < 1 || idleMs < 1 || lifetimeMs < idleMs) {
            throw new IllegalArgumentException("a connection must be able to ask once");
        }
    }

    /** What the site runs with. */
    public static TcpLimits defaults() {
        return new TcpLimits(64, 5_000, 30_000);
    }
}
