package vrs.gateway.upstream;

import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import vrs.gateway.route.FailureReason;

/**
 * Told how a call goes, on its event loop. Either {@code failed} comes, once and alone; or {@code head}, then contents,
 * and at the end the last content or {@code broken}.
 */
public interface AnswerListener {
    /** The head of the answer. */
    void head(HttpResponse head);

    /** A part of the body, the last one being a {@code LastHttpContent}; the listener releases it. */
    void content(HttpContent part);

    /** No more for the moment: a good time to flush. */
    void readComplete();

    /** No answer began. */
    void failed(FailureReason reason);

    /** The answer ended before its end. */
    void broken();
}
