package vrs.signing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import vrs.signing.PlaybackToken.Purpose;
import vrs.signing.TokenVerdict.Genuine;
import vrs.signing.TokenVerdict.Reason;
import vrs.signing.TokenVerdict.Refused;

/**
 * Writes and reads playback tokens: {@code <keyId>.<base64url payload>.<base64url HMAC-SHA256 over keyId.payload>}. The
 * payload is nine fields, one a line; no field may hold a line break. Immutable and safe for use by many threads.
 */
public final class PlaybackTokens {
    /** Clocks of two processes may differ by this much, in seconds. */
    public static final long SKEW_SECONDS = 30;

    /**
     * The longest token in characters. It holds what a catalogue record can ask for (64 rendition IDs of 32 characters, each
     * with a key ID of its own: some 5,900 characters), and leaves room for the rest of a request line of 8 KiB.
     */
    public static final int LENGTH_MAX = 6144;

    private static final int FIELDS = 9;

    private final HmacKeys keys;
    private final Clock clock;

    public PlaybackTokens(HmacKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * The token as it travels in a URL: letters, digits, {@code -}, {@code _} and two dots. Whatever this writes,
     * {@link #read} takes.
     *
     * @throws IllegalArgumentException when a field holds a line break, or when all of them are too much for a token
     */
    public String write(PlaybackToken token) {
        return write(token, 0);
    }

    /**
     * The same with a mark: tokens of two plays that agree in all else, down to the second, are two tokens. What counts
     * the uses of a token needs that.
     *
     * @param mark any number
     */
    public String write(PlaybackToken token, long mark) {
        String payload = String.join(
                "\n",
                token.purpose().name(),
                token.vid(),
                String.join(",", token.renditions()),
                String.join(",", token.keyIds()),
                token.grade(),
                token.subjectHash(),
                token.territory(),
                Long.toHexString(mark),
                Long.toString(token.expiresAt().getEpochSecond()));
        if (payload.split("\n", -1).length != FIELDS) {
            throw new IllegalArgumentException("a field of the token holds a line break");
        }
        HmacKey key = keys.current();
        String signed = key.id() + "." + encode(payload.getBytes(StandardCharsets.UTF_8));
        String text = signed + "." + hmac(key, signed);
        if (text.length() > LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "a token of " + text.length() + " characters is over the " + LENGTH_MAX + " that are read");
        }
        return text;
    }

    /** Reads a token for one purpose. Never throws, whatever the text. */
    public TokenVerdict read(String text, Purpose purpose) {
        String[] parts = text.length() > LENGTH_MAX ? new String[0] : text.split("\\.", -1);
        if (parts.length != 3) {
            return new Refused(Reason.MALFORMED);
        }
        Optional<HmacKey> key = keys.find(parts[0]);
        if (key.isEmpty()) {
            return new Refused(Reason.UNKNOWN_KEY);
        }
        byte[] expected = hmac(key.get(), parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(expected, parts[2].getBytes(StandardCharsets.US_ASCII))) {
            return new Refused(Reason.FORGED);
        }
        return parse(parts[1]).map(token -> judge(token, purpose)).orElseGet(() -> new Refused(Reason.MALFORMED));
    }

    private TokenVerdict judge(PlaybackToken token, Purpose purpose) {
        if (token.purpose() != purpose) {
            return new Refused(Reason.OTHER_PURPOSE);
        }
        if (clock.instant().minusSeconds(SKEW_SECONDS).isAfter(token.expiresAt())) {
            return new Refused(Reason.EXPIRED);
        }
        return new Genuine(token);
    }

    /** Empty when another version, or another use of the same keys, signed what is no token of ours. */
    private static Optional<PlaybackToken> parse(String encoded) {
        try {
            String payload = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
            String[] fields = payload.split("\n", -1);
            if (fields.length != FIELDS) {
                return Optional.empty();
            }
            return Optional.of(new PlaybackToken(
                    Purpose.valueOf(fields[0]),
                    fields[1],
                    list(fields[2]),
                    list(fields[3]),
                    fields[4],
                    fields[5],
                    fields[6],
                    Instant.ofEpochSecond(Long.parseLong(fields[8]))));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static List<String> list(String field) {
        return field.isEmpty() ? List.of() : List.of(field.split(","));
    }

    private static String hmac(HmacKey key, String signed) {
        return encode(key.mac(signed.getBytes(StandardCharsets.UTF_8)));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
