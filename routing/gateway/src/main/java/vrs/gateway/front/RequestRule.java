package vrs.gateway.front;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.List;
import java.util.Optional;

/** What a request head must be before anything else looks at it. Pure. */
final class RequestRule {
    private RequestRule() {}

    /** What is wrong with it, if anything; the connection cannot be trusted after that. */
    static Optional<Problem> fault(HttpRequest head) {
        if (head.decoderResult().isFailure()) {
            return Optional.of(ofDecoder(head.decoderResult().cause()));
        }
        if (isAmbiguous(head)) {
            return Optional.of(Problem.BAD_REQUEST);
        }
        boolean strange = head.headers().contains(HttpHeaderNames.EXPECT) && !HttpUtil.is100ContinueExpected(head);
        boolean modern = head.protocolVersion().equals(HttpVersion.HTTP_1_1);
        return strange && modern ? Optional.of(Problem.EXPECTATION_FAILED) : Optional.empty();
    }

    /** A request whose length, version or host two readers could take differently. */
    private static boolean isAmbiguous(HttpRequest head) {
        HttpHeaders headers = head.headers();
        boolean modern = head.protocolVersion().equals(HttpVersion.HTTP_1_1);
        boolean old = head.protocolVersion().equals(HttpVersion.HTTP_1_0);
        int hosts = headers.getAll(HttpHeaderNames.HOST).size();
        List<String> codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        boolean oddCoding = !codings.isEmpty()
                && (!modern
                        || codings.size() > 1
                        || !codings.getFirst().strip().equalsIgnoreCase("chunked")
                        || headers.contains(HttpHeaderNames.CONTENT_LENGTH));
        return !modern && !old || hosts > 1 || modern && hosts == 0 || oddCoding;
    }

    private static Problem ofDecoder(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return Problem.TARGET_TOO_LONG;
        }
        return cause instanceof TooLongHttpHeaderException ? Problem.HEADERS_TOO_LARGE : Problem.BAD_REQUEST;
    }
}
