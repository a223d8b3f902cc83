package vrs.clear.api;

import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** The header of W3C Trace Context that ties the parts of one request together. Safe for use by many threads. */
@Singleton
final class Traceparent {
    static final String HEADER = "traceparent";

    private static final Pattern VALID = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private final RandomGenerator random;

    Traceparent(RandomGenerator random) {
        this.random = random;
    }

    /** The one that came, when it is valid; else a new one, not sampled. */
    String keptOrMade(Optional<String> came) {
        return came.filter(VALID.asMatchPredicate())
                .orElseGet(() -> "00-" + nonZero() + nonZero() + "-" + nonZero() + "-00");
    }

    /** Sixteen hex digits; an ID of zeros alone would not be valid. */
    private String nonZero() {
        return HexFormat.of().toHexDigits(random.nextLong(1, Long.MAX_VALUE));
    }
}
