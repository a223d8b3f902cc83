package vrs.gateway.route;

import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** The trace context of W3C: kept when it is valid, made when it is not. */
public final class Traceparent {
    private static final Pattern VALID =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");
    private static final String VERSION = "00-";
    private static final int LENGTH = 55;

    private Traceparent() {}

    /** The value to go on with. */
    public static String of(Optional<String> inbound, RandomGenerator random) {
        return inbound.filter(Traceparent::isValid).orElseGet(() -> made(random));
    }

    private static boolean isValid(String value) {
        boolean exact = !value.startsWith(VERSION) || value.length() == LENGTH;
        return exact && VALID.matcher(value).matches();
    }

    private static String made(RandomGenerator random) {
        HexFormat hex = HexFormat.of();
        return VERSION + hex.toHexDigits(random.nextLong() | 1) + hex.toHexDigits(random.nextLong()) + "-"
                + hex.toHexDigits(random.nextLong() | 1) + "-01";
    }
}
