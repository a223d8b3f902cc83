package vrs.faults.proxy;

import io.netty.buffer.ByteBuf;

/** Tells the first bytes of an HTTP request from those of its body. */
final class RequestStart {
    private static final int METHOD_MAX = 7;

    private RequestStart() {}

    /** Whether these bytes begin like {@code GET /}; a body that does so too fools it, which no JSON does. */
    static boolean in(ByteBuf bytes) {
        int at = bytes.readerIndex();
        int end = bytes.writerIndex();
        int letters = 0;
        while (at < end && letters < METHOD_MAX && Character.isUpperCase(bytes.getByte(at))) {
            at++;
            letters++;
        }
        return letters > 0 && at + 1 < end && bytes.getByte(at) == ' ' && bytes.getByte(at + 1) == '/';
    }
}
