package vrs.gateway.front;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import vrs.gateway.route.Route;
import vrs.gateway.route.Traceparent;

/** A request while it comes in: its head, and its body as far as somebody reads it, within bounds. */
final class RequestReader {
    /** What to do once the head is there. */
    enum Opening {
        READ_ON,
        CONTINUE,
        TOO_LARGE,
        REFUSE_NOW
    }

    private final HttpRequest head;
    private final Door door;
    private final Route route;
    private final boolean keepsBody;
    private final int bodyBytesMax;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream(0);
    private long bodyBytes;

    RequestReader(HttpRequest head, Door door, FrontLimits limits) {
        this.head = head;
        this.door = door;
        this.route = door.route(head);
        this.keepsBody = route instanceof Route.Licence;
        this.bodyBytesMax = keepsBody ? limits.licenceBodyBytesMax() : limits.bodyBytesMax();
    }

    Opening opening() {
        if (HttpUtil.getContentLength(head, 0L) > bodyBytesMax) {
            return Opening.TOO_LARGE;
        }
        if (!HttpUtil.is100ContinueExpected(head)) {
            return Opening.READ_ON;
        }
        return switch (route) {
            case Route.Dash dash -> Opening.CONTINUE;
            case Route.Licence licence -> Opening.CONTINUE;
            case Route.Inside inside -> Opening.REFUSE_NOW;
            case Route.Preflight preflight -> Opening.REFUSE_NOW;
            case Route.WrongMethod wrongMethod -> Opening.REFUSE_NOW;
            case Route.NotFound notFound -> Opening.REFUSE_NOW;
            case Route.Malformed malformed -> Opening.REFUSE_NOW;
        };
    }

    /** @return whether it still fits */
    boolean add(ByteBuf part) {
        bodyBytes += part.readableBytes();
        if (keepsBody && bodyBytes <= bodyBytesMax) {
            byte[] bytes = new byte[part.readableBytes()];
            part.readBytes(bytes);
            body.writeBytes(bytes);
        }
        return bodyBytes <= bodyBytesMax;
    }

    /** What it leads to, once nothing of it is to come. */
    Door.Whole whole(String territory) {
        return door.whole(route, head, body.toByteArray(), territory);
    }

    /** To a request that cannot be read. */
    static FullHttpResponse refusal(Problem problem, Services services) {
        String made = Traceparent.of(Optional.empty(), services.random().get());
        return services.answers().problem(problem, Optional.empty(), Optional.empty(), new OwnAnswers.Seen(made, 0));
    }
}
