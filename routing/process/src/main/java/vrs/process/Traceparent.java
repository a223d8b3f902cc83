package vrs.process;

import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** The header of W3C Trace Context that ties the parts of one request together. Safe for use by many threads. */
public final class Traceparent {
    /** What it is called in requests and answers. */
    public static final String HEADER = "traceparent";

    private static final Pattern VALID = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
    private static final int TRACE_BYTES = 16;
    private static final int SPAN_BYTES = 8;

    private final RandomGenerator random;

    /**
     * @param random where the IDs of new ones come from; safe for use by many threads
     */
    public Traceparent(RandomGenerator random) {
        this.random = random;
    }

    /** The one that came, when it is valid; else a new one, not sampled. */
    public String keptOrMade(Optional<String> came) {
        return came.filter(VALID.asMatchPredicate())
                .orElseGet(() -> "00-" + hex(TRACE_BYTES) + "-" + hex(SPAN_BYTES) + "-00");
    }

    private String hex(int length) {
        byte[] bytes = new byte[length];
        do {
            random.nextBytes(bytes);
        } while (isZero(bytes));
        return HexFormat.of().formatHex(bytes);
    }

    private static boolean isZero(byte[] bytes) {
        for (byte b : bytes) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }
}
