package vrs.gateway.upstream;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import vrs.topology.Instance;

/**
 * One request to one instance, whole.
 *
 * @param target path with query
 * @param headers without those that speak of the connection or of the length; never changed once it is here
 * @param body empty for none; never changed once it is here
 * @param connectMs how long connecting may take
 * @param attemptMs how long the head of the answer may take, connecting included
 */
public record UpstreamRequest(
        Instance instance,
        HttpMethod method,
        String target,
        HttpHeaders headers,
        byte[] body,
        long connectMs,
        long attemptMs) {
    /** The message to write, anew at each call. */
    FullHttpRequest message() {
        HttpHeaders own = DefaultHttpHeadersFactory.headersFactory()
                .withValidation(false)
                .newHeaders()
                .set(headers);
        own.set(HttpHeaderNames.HOST, instance.host() + ":" + instance.internalPort());
        if (method.equals(HttpMethod.POST)) {
            own.set(HttpHeaderNames.CONTENT_LENGTH, body.length);
        }
        return new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1, method, target, Unpooled.wrappedBuffer(body), own, EmptyHttpHeaders.INSTANCE);
    }
}
