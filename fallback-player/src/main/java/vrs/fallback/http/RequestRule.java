package vrs.fallback.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.List;
import java.util.Optional;
import vrs.fallback.HttpLimits;
import vrs.fallback.play.Refusal;

/** What a request head must be before anything else looks at it; after a fault its connection is not trusted. Pure. */
final class RequestRule {
    private RequestRule() {}

    static Optional<Refusal> fault(HttpRequest head, HttpLimits limits) {
        if (head.decoderResult().isFailure()) {
            return Optional.of(ofDecoder(head.decoderResult().cause()));
        }
        if (isAmbiguous(head)) {
            return Optional.of(Refusal.BAD_REQUEST);
        }
        if (HttpUtil.getContentLength(head, 0L) > limits.bodyBytesMax()) {
            return Optional.of(Refusal.BODY_TOO_LARGE);
        }
        // Nobody here wants a body, so nobody is told to send one.
        return head.headers().contains(HttpHeaderNames.EXPECT)
                ? Optional.of(Refusal.EXPECTATION_FAILED)
                : Optional.empty();
    }

    /** A request whose length, version or host two readers could take differently. */
    private static boolean isAmbiguous(HttpRequest head) {
        HttpHeaders headers = head.headers();
        boolean modern = head.protocolVersion().equals(HttpVersion.HTTP_1_1);
        boolean old = head.protocolVersion().equals(HttpVersion.HTTP_1_0);
        int hosts = headers.getAll(HttpHeaderNames.HOST).size();
        List<String> codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        boolean oddCoding = !codings.isEmpty()
                && (!modern || codings.size() > 1 || !codings.getFirst().strip().equalsIgnoreCase("chunked"));
        return !modern && !old || hosts > 1 || modern && hosts == 0 || oddCoding;
    }

    private static Refusal ofDecoder(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return Refusal.TARGET_TOO_LONG;
        }
        return cause instanceof TooLongHttpHeaderException ? Refusal.HEADERS_TOO_LARGE : Refusal.BAD_REQUEST;
    }
}
