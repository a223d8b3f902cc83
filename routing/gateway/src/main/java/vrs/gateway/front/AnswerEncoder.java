package vrs.gateway.front;

import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;

/** Netty's encoder, told whether the request was HEAD: then a length is said and no body follows. */
final class AnswerEncoder extends HttpResponseEncoder {
    private boolean toHead;

    void answersHead(boolean head) {
        toHead = head;
    }

    @Override
    protected boolean isContentAlwaysEmpty(HttpResponse message) {
        return super.isContentAlwaysEmpty(message) || toHead;
    }
}
