package vrs.gateway.front;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import vrs.gateway.route.Deadline;
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

    /** What a whole request leads to. */
    sealed interface Whole {}

    /** A service is to be asked. */
    record ForService(ClientRequest request, Asked asked) implements Whole {}

    /** The gateway answers by itself. */
    record OwnAnswer(FullHttpResponse answer, String label) implements Whole {}

    private final HttpRequest head;
    private final Services services;
    private final Route route;
    private final boolean keepsBody;
    private final int bodyBytesMax;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream(0);
    private long bodyBytes;

    RequestReader(HttpRequest head, Services services, FrontLimits limits) {
        this.head = head;
        this.services = services;
        this.route = Route.choose(
                head.method().name(),
                head.uri(),
                Optional.ofNullable(head.headers().get("Sec-Purpose")));
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

    Whole whole(String territory) {
        String traceparent = traceparent();
        OwnAnswers.Seen seen = new OwnAnswers.Seen(traceparent, 0);
        return switch (route) {
            case Route.Dash dash -> new ForService(request(territory, traceparent), Asked.of(dash));
            case Route.Licence licence -> new ForService(request(territory, traceparent), Asked.of(licence));
            case Route.Preflight(String allow) ->
                new OwnAnswer(services.answers().preflight(allow, seen), "preflight");
            case Route.WrongMethod(String allow) ->
                new OwnAnswer(services.answers().wrongMethod(allow, seen), "other");
            case Route.NotFound notFound -> own(Problem.NOT_FOUND, seen);
            case Route.Malformed malformed -> own(Problem.BAD_REQUEST, seen);
        };
    }

    /** To a request that cannot be read. */
    static FullHttpResponse refusal(Problem problem, Services services) {
        String made = Traceparent.of(Optional.empty(), services.random().get());
        return services.answers().problem(problem, Optional.empty(), Optional.empty(), new OwnAnswers.Seen(made, 0));
    }

    private Whole own(Problem problem, OwnAnswers.Seen seen) {
        return new OwnAnswer(services.answers().problem(problem, Optional.empty(), Optional.empty(), seen), "other");
    }

    private ClientRequest request(String territory, String traceparent) {
        Deadline deadline =
                new Deadline(services.ticker().getAsLong(), services.timings().requestMs());
        return new ClientRequest(head.method(), head.headers(), body.toByteArray(), territory, traceparent, deadline);
    }

    private String traceparent() {
        Optional<String> inbound = Optional.ofNullable(head.headers().get("traceparent"));
        return Traceparent.of(inbound, services.random().get());
    }
}
