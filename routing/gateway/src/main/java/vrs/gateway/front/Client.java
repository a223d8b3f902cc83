package vrs.gateway.front;

import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;

/** The one who waits for an answer. All calls are made on the event loop of its connection. */
interface Client {
    /** The head of a passed-on answer; its framing for this connection is the client's affair. */
    void head(HttpResponse head);

    /** A part of the body; ownership passes. The last one ends the exchange. */
    void content(HttpContent part);

    /** An answer that is whole; it ends the exchange. */
    void whole(FullHttpResponse answer);

    void flush();

    /** Whether more should be read for it now. */
    boolean isWritable();

    /** The answer cannot be brought to its end. */
    void breakOff();
}
