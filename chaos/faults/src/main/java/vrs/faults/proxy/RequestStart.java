package vrs.faults.proxy;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/** Tells the first bytes of an HTTP request from those of its body. */
final class RequestStart {
    private static final int METHOD_MAX = 7;
    private static final byte[] HEALTH = "GET /internal/".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PROXY_V2 = {13, 10, 13, 10, 0, 13, 10, 'Q', 'U', 'I', 'T', 10};
    private static final int PROXY_V2_LENGTH_AT = 14;
    private static final int PROXY_V2_FIXED = 16;

    private RequestStart() {}

    /** Whether these bytes begin like {@code GET /}; a body that does so too fools it, which no JSON does. */
    static boolean in(ByteBuf bytes) {
        int at = bytes.readerIndex() + prefixBytes(bytes);
        int end = bytes.writerIndex();
        int letters = 0;
        while (at < end && letters < METHOD_MAX && Character.isUpperCase(bytes.getByte(at))) {
            at++;
            letters++;
        }
        return letters > 0 && at + 1 < end && bytes.getByte(at) == ' ' && bytes.getByte(at + 1) == '/';
    }

    /** Whether these bytes, the beginning of a request, ask how the target is. */
    static boolean asksHealth(ByteBuf bytes) {
        int from = bytes.readerIndex() + prefixBytes(bytes);
        for (int i = 0; i < HEALTH.length; i++) {
            if (from + i >= bytes.writerIndex() || bytes.getByte(from + i) != HEALTH[i]) {
                return false;
            }
        }
        return true;
    }

    // Whoever stands before a gateway says in front of the first request for whom it asks.
    private static int prefixBytes(ByteBuf bytes) {
        int from = bytes.readerIndex();
        if (bytes.readableBytes() < PROXY_V2_FIXED) {
            return 0;
        }
        for (int i = 0; i < PROXY_V2.length; i++) {
            if (bytes.getByte(from + i) != PROXY_V2[i]) {
                return 0;
            }
        }
        return Math.min(bytes.readableBytes(), PROXY_V2_FIXED + bytes.getUnsignedShort(from + PROXY_V2_LENGTH_AT));
    }
}
