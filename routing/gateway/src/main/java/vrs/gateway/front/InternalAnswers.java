package vrs.gateway.front;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import vrs.signing.InternalCredential;

/** What the internal port answers. A stranger is told that there is nothing, as on any unknown path. */
final class InternalAnswers {
    private InternalAnswers() {}

    static FullHttpResponse to(FullHttpRequest request, Services services, boolean ready) {
        boolean known = services.credential().matches(request.headers().get(InternalCredential.HEADER));
        boolean readyAsked = request.uri().equals("/internal/ready")
                && request.method().name().equals("GET");
        if (!known || !readyAsked || request.decoderResult().isFailure()) {
            return RequestReader.refusal(Problem.NOT_FOUND, services);
        }
        FullHttpResponse answer = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                ready ? HttpResponseStatus.OK : HttpResponseStatus.SERVICE_UNAVAILABLE,
                Unpooled.copiedBuffer("{\"status\":\"" + (ready ? "UP" : "DOWN") + "\"}", StandardCharsets.UTF_8));
        answer.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
                .set(HttpHeaderNames.CONTENT_LENGTH, answer.content().readableBytes());
        return answer;
    }
}
