package vrs.local.plan;

/**
 * Where the processes of a cluster listen: each port is the base plus a fixed offset.
 *
 * @param base a multiple of 1,000 from 2,000 to 31,000, so that no port reaches into the range of outgoing connections
 */
public record Ports(int base) {
    /** The base when none is given. */
    public static final int DEFAULT_BASE = 17_000;

    private static final int STEP = 1_000;
    private static final int BASE_MIN = 2_000;
    private static final int BASE_MAX = 31_000;
    private static final int MANAGEMENT = 500;

    public Ports {
        if (base % STEP != 0 || base < BASE_MIN || base > BASE_MAX) {
            throw new IllegalArgumentException(refusal(Integer.toString(base)));
        }
    }

    /** @throws IllegalArgumentException in one line when the text is not such a base */
    public static Ports of(String text) {
        try {
            return new Ports(Integer.parseInt(text.strip()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(refusal(text), e);
        }
    }

    /** The player page. */
    public int player() {
        return base + 1;
    }

    /** The DNS responder, over UDP and TCP. */
    public int dns() {
        return base + 53;
    }

    /** The edge of the CDN at that place in the list. */
    public int edge(int index) {
        return base + 80 + index;
    }

    /** The entry name at that place in the list. */
    public int entry(int index) {
        return base + 90 + index;
    }

    /** Where the fault proxies take orders. */
    public int faults() {
        return base + 95;
    }

    /** A port in the block of the AZ at that place in the list. */
    public int inAz(int index, int offset) {
        return base + (index + 1) * 100 + offset;
    }

    /** Health and metrics of the process that serves this port. */
    public static int managementOf(int port) {
        return port + MANAGEMENT;
    }

    private static String refusal(String text) {
        return "VRS_PORT_BASE is \"" + text + "\", not a multiple of 1000 from " + BASE_MIN + " to " + BASE_MAX;
    }
}
