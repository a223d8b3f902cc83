package vrs.loadtest.wire;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vrs.loadtest.measure.Grade;
import vrs.loadtest.measure.Outcome;

/**
 * Tells from an answer what it is to the viewer, without parsing it: inside of a JSON text a quote is escaped, so that a
 * quoted name followed by a colon is a name.
 */
final class AnswerReader {
    private static final byte[] GRADE = "\"grade\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CODE = "\"code\"".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern SERVED_GRADE = Pattern.compile("(?:^|[; ])grade=([a-z]+)");
    private static final Pattern PLAIN_CODE = Pattern.compile("[a-z][a-z-]{0,39}");
    private static final int WORD_MAX = 40;

    private AnswerReader() {}

    /**
     * @param json whether the type of the body is some JSON
     * @param served the header of that name, empty when it is not there
     * @param body its readable bytes; its indices stay
     */
    static Outcome read(int status, boolean json, String served, ByteBuf body) {
        if (status == 200) {
            Optional<String> grade = json ? text(body, GRADE) : ofHeader(served);
            return grade.flatMap(Grade::of).<Outcome>map(Outcome.Answered::new).orElse(new Outcome.Unsound(status));
        }
        if (status < 400 || status > 599) {
            return new Outcome.Unsound(status);
        }
        Optional<String> code =
                text(body, CODE).filter(word -> PLAIN_CODE.matcher(word).matches());
        if (!json || code.isEmpty()) {
            return new Outcome.Unsound(status);
        }
        boolean ours = status >= 500 || status == 408 || status == 429;
        return ours ? new Outcome.Unavailable(status, code.get()) : new Outcome.Refused(status, code.get());
    }

    private static Optional<String> ofHeader(String served) {
        Matcher matcher = SERVED_GRADE.matcher(served);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The short text under that name, the first one. */
    private static Optional<String> text(ByteBuf body, byte[] name) {
        int from = body.readerIndex();
        while (true) {
            int found = find(body, name, from);
            if (found < 0) {
                return Optional.empty();
            }
            int colon = skipBlanks(body, found + name.length);
            if (colon < body.writerIndex() && body.getByte(colon) == ':') {
                return quoted(body, skipBlanks(body, colon + 1));
            }
            from = found + name.length;
        }
    }

    private static int find(ByteBuf body, byte[] name, int from) {
        int last = body.writerIndex() - name.length;
        int at = body.indexOf(from, body.writerIndex(), name[0]);
        while (at >= 0 && at <= last) {
            int same = 1;
            while (same < name.length && body.getByte(at + same) == name[same]) {
                same++;
            }
            if (same == name.length) {
                return at;
            }
            at = body.indexOf(at + 1, body.writerIndex(), name[0]);
        }
        return -1;
    }

    private static int skipBlanks(ByteBuf body, int from) {
        int at = from;
        while (at < body.writerIndex() && Character.isWhitespace(body.getByte(at))) {
            at++;
        }
        return at;
    }

    private static Optional<String> quoted(ByteBuf body, int from) {
        if (from >= body.writerIndex() || body.getByte(from) != '"') {
            return Optional.empty();
        }
        int end = body.indexOf(from + 1, Math.min(body.writerIndex(), from + 2 + WORD_MAX), (byte) '"');
        return end < 0
                ? Optional.empty()
                : Optional.of(body.toString(from + 1, end - from - 1, StandardCharsets.US_ASCII));
    }
}
