package vrs.gateway.front;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import vrs.control.ControlState;
import vrs.gateway.neighbour.Load;
import vrs.gateway.route.Deadline;
import vrs.gateway.route.Route;
import vrs.gateway.route.Timings;
import vrs.gateway.route.Traceparent;
import vrs.gateway.route.TrafficClass;
import vrs.signing.InternalCredential;
import vrs.territory.TerritoryTable;

/**
 * The internal port: whether this gateway is ready, how busy its AZ is, and requests that a neighbour's gateway hands on,
 * once. A stranger is told that there is nothing, and so is a second hop.
 */
final class InternalDoor implements Door {
    static final String HOP = "VRS-Hop";

    private static final String READY = "/internal/ready";
    private static final String FIRST_HOP = "1";
    private static final Pattern TERRITORY = Pattern.compile("[A-Z]{2}");
    private static final Pattern MS = Pattern.compile("[0-9]{1,6}");

    private final Services services;
    private final BooleanSupplier ready;

    /** @param ready asked at each {@value #READY}; must not block */
    InternalDoor(Services services, BooleanSupplier ready) {
        this.services = services;
        this.ready = ready;
    }

    @Override
    public Route route(HttpRequest head) {
        HttpHeaders headers = head.headers();
        if (!services.credential().matches(headers.get(InternalCredential.HEADER))) {
            return new Route.NotFound();
        }
        boolean inside = head.uri().equals(READY) || head.uri().equals(Load.PATH);
        if (inside && head.method().name().equals("GET")) {
            return new Route.Inside(head.uri());
        }
        boolean handedOn = headers.get(HOP, "").equals(FIRST_HOP);
        Route route = Route.choose(head.method().name(), head.uri(), Optional.ofNullable(headers.get("Sec-Purpose")));
        return switch (route) {
            case Route.Dash dash -> handedOn ? dash : new Route.NotFound();
            case Route.Licence licence -> handedOn ? licence : new Route.NotFound();
            case Route.Inside none -> new Route.NotFound();
            case Route.Preflight none -> new Route.NotFound();
            case Route.WrongMethod none -> new Route.NotFound();
            case Route.NotFound none -> none;
            case Route.Malformed none -> new Route.NotFound();
        };
    }

    @Override
    public Whole whole(Route route, HttpRequest head, byte[] body, String territory) {
        return switch (route) {
            case Route.Dash dash -> handedOn(Asked.of(dash), head, body);
            case Route.Licence licence -> handedOn(Asked.of(licence), head, body);
            case Route.Inside(String path) -> new OwnAnswer(path.equals(READY) ? readiness() : load(), "inside");
            case Route.Preflight none -> nothing();
            case Route.WrongMethod none -> nothing();
            case Route.NotFound none -> nothing();
            case Route.Malformed none -> nothing();
        };
    }

    private Whole handedOn(Asked asked, HttpRequest head, byte[] body) {
        HttpHeaders headers = head.headers();
        ControlState control = services.control().get();
        Timings timings = services.timings().under(control.deadlines());
        String left = headers.get("VRS-Deadline-Ms", "");
        long budgetMs =
                MS.matcher(left).matches() ? Math.min(Long.parseLong(left), timings.requestMs()) : timings.requestMs();
        String area = headers.get("VRS-Territory", "");
        ClientRequest request = new ClientRequest(
                head.method(),
                headers,
                body,
                TERRITORY.matcher(area).matches() ? area : TerritoryTable.ELSEWHERE,
                Traceparent.of(
                        Optional.ofNullable(headers.get("traceparent")),
                        services.random().get()),
                new Deadline(services.ticker().getAsLong(), budgetMs),
                timings,
                control);
        TrafficClass lowered = TrafficClass.of(headers.get("VRS-Class", ""))
                .map(asked.trafficClass()::lower)
                .orElse(asked.trafficClass());
        return new ForService(
                request,
                asked.byNeighbour(lowered, headers.get("VRS-Attempt", "").equals("1")));
    }

    private Whole nothing() {
        return new OwnAnswer(RequestReader.refusal(Problem.NOT_FOUND, services), "other");
    }

    private FullHttpResponse readiness() {
        boolean up = ready.getAsBoolean();
        return answer(
                up ? HttpResponseStatus.OK : HttpResponseStatus.SERVICE_UNAVAILABLE,
                "application/json",
                "{\"status\":\"" + (up ? "UP" : "DOWN") + "\"}");
    }

    private FullHttpResponse load() {
        // One that is about to stop, or knows nobody yet, takes nothing from others.
        Load load = ready.getAsBoolean()
                ? services.elsewhere().ownLoad().now(services.control().get())
                : new Load(Map.of());
        return answer(HttpResponseStatus.OK, "text/plain", load.text());
    }

    private static FullHttpResponse answer(HttpResponseStatus status, String type, String text) {
        FullHttpResponse answer = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, status, Unpooled.copiedBuffer(text, StandardCharsets.UTF_8));
        answer.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, type)
                .set(HttpHeaderNames.CONTENT_LENGTH, answer.content().readableBytes());
        return answer;
    }
}
