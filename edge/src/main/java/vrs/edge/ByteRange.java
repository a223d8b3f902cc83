package vrs.edge;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a {@code Range} header asks of a file (RFC 9110, section 14). */
sealed interface ByteRange {
    /** All of it: no range, one of another unit, or several, which we need not honour. */
    record Whole() implements ByteRange {}

    /** From the first to the last byte, both included. */
    record Part(long first, long last) implements ByteRange {
        long length() {
            return last - first + 1;
        }
    }

    /** Nothing of the file lies in it: 416. */
    record Unsatisfiable() implements ByteRange {}

    Pattern SINGLE = Pattern.compile("bytes=([0-9]{0,15})-([0-9]{0,15})");

    /** @param header as it came, null when absent */
    static ByteRange of(String header, long sizeBytes) {
        Matcher m = SINGLE.matcher(header == null ? "" : header.strip());
        if (!m.matches() || (m.group(1).isEmpty() && m.group(2).isEmpty())) {
            return new Whole();
        }
        if (m.group(1).isEmpty()) {
            long suffix = Long.parseLong(m.group(2));
            return suffix == 0 || sizeBytes == 0
                    ? new Unsatisfiable()
                    : new Part(Math.max(0, sizeBytes - suffix), sizeBytes - 1);
        }
        long first = Long.parseLong(m.group(1));
        long last = m.group(2).isEmpty() ? sizeBytes - 1 : Math.min(Long.parseLong(m.group(2)), sizeBytes - 1);
        if (!m.group(2).isEmpty() && Long.parseLong(m.group(2)) < first) {
            return new Whole();
        }
        return first >= sizeBytes ? new Unsatisfiable() : new Part(first, last);
    }
}
