package vrs.faults.proxy;

import io.netty.buffer.ByteBuf;

/**
 * Tells heads from bodies in the answers of a connection, and spoils bodies. A client of HTTP/1.1 that does not pipeline asks
 * again only after the whole answer, so that a new request means a new head. Belongs to one event loop.
 */
final class AnswerBody {
    private static final byte[] HEAD_END = {'\r', '\n', '\r', '\n'};
    private static final int SCRAMBLE = 0x55;

    private final boolean hasHead;
    private int matched;

    AnswerBody(Protocol protocol) {
        this.hasHead = switch (protocol) {
            case HTTP -> true;
            case TCP -> false;
        };
    }

    /** What comes next is a head. */
    void begins() {
        matched = 0;
    }

    /** Looks at these bytes of an answer, and spoils those of a body when asked to. */
    void pass(ByteBuf bytes, boolean spoil) {
        int at = bytes.readerIndex();
        while (hasHead && matched < HEAD_END.length && at < bytes.writerIndex()) {
            byte next = bytes.getByte(at++);
            matched = next == HEAD_END[matched] ? matched + 1 : next == '\r' ? 1 : 0;
        }
        if (spoil) {
            for (; at < bytes.writerIndex(); at++) {
                bytes.setByte(at, bytes.getByte(at) ^ SCRAMBLE);
            }
        }
    }
}
