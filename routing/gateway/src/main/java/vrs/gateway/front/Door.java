package vrs.gateway.front;

import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import vrs.gateway.route.Route;

/** Who may ask what on a port. Safe for use by many threads. */
interface Door {
    /** Where a request goes, as far as its head tells. */
    Route route(HttpRequest head);

    /** What a whole request leads to. */
    Whole whole(Route route, HttpRequest head, byte[] body, String territory);

    /** What a whole request leads to. */
    sealed interface Whole {}

    /** A service is to be asked. */
    record ForService(ClientRequest request, Asked asked) implements Whole {}

    /** The gateway answers by itself. */
    record OwnAnswer(FullHttpResponse answer, String label) implements Whole {}
}
