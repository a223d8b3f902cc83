package vrs.signing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vrs.signing.AddressVerdict.Genuine;
import vrs.signing.AddressVerdict.Reason;
import vrs.signing.AddressVerdict.Refused;

/**
 * Tells whether a request path is an address that {@link AddressSigner} made. Percent-encoding and dot segments are
 * never genuine: the characters that they need do not occur in an address. Immutable and safe for use by many threads.
 */
public final class AddressVerifier {
    /** Clocks of signer and edge may differ by this much, in seconds, either way. */
    public static final long SKEW_SECONDS = 30;

    private static final Pattern PATH = Pattern.compile(
            "/([0-9]{1,12})-([A-Za-z0-9]{1,16})-([A-Za-z0-9_-]{43})"
                    + "/([A-Za-z0-9_-]{1,64})/(cenc|clear)/([A-Za-z0-9_-]{1,64})/([A-Za-z0-9_-]{1,64}(?:\\.[A-Za-z0-9]{1,8})?)");

    private final HmacKeys keys;
    private final Clock clock;

    public AddressVerifier(HmacKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** @param rawPath the path as it came, not decoded and without query */
    public AddressVerdict verify(String rawPath) {
        Matcher m = PATH.matcher(rawPath);
        if (!m.matches()) {
            return new Refused(Reason.MALFORMED);
        }
        Optional<HmacKey> key = keys.find(m.group(2));
        if (key.isEmpty()) {
            return new Refused(Reason.UNKNOWN_KEY);
        }
        long expirySeconds = Long.parseLong(m.group(1));
        String directory = m.group(4) + "/" + m.group(5) + "/" + m.group(6) + "/";
        if (!constantTimeEquals(AddressSigner.hmac(key.get(), expirySeconds, directory), m.group(3))) {
            return new Refused(Reason.FORGED);
        }
        if (clock.instant().getEpochSecond() > expirySeconds + SKEW_SECONDS) {
            return new Refused(Reason.EXPIRED);
        }
        return new Genuine(
                m.group(4), MediaSet.ofDirectory(m.group(5)).orElseThrow(), m.group(6), m.group(7), expirySeconds);
    }

    private static boolean constantTimeEquals(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.US_ASCII), b.getBytes(StandardCharsets.US_ASCII));
    }
}
