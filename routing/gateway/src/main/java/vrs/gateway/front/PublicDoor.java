package vrs.gateway.front;

import io.netty.handler.codec.http.HttpRequest;
import java.util.Optional;
import vrs.control.ControlState;
import vrs.gateway.route.Deadline;
import vrs.gateway.route.Route;
import vrs.gateway.route.Timings;
import vrs.gateway.route.Traceparent;

/** The public port: exactly {@code /dash} and {@code /licence}, for everybody. */
final class PublicDoor implements Door {
    private final Services services;

    PublicDoor(Services services) {
        this.services = services;
    }

    @Override
    public Route route(HttpRequest head) {
        return Route.choose(
                head.method().name(),
                head.uri(),
                Optional.ofNullable(head.headers().get("Sec-Purpose")));
    }

    @Override
    public Whole whole(Route route, HttpRequest head, byte[] body, String territory) {
        String traceparent = Traceparent.of(
                Optional.ofNullable(head.headers().get("traceparent")),
                services.random().get());
        OwnAnswers.Seen seen = new OwnAnswers.Seen(traceparent, 0);
        return switch (route) {
            case Route.Dash dash -> new ForService(request(head, body, territory, traceparent), Asked.of(dash));
            case Route.Licence licence ->
                new ForService(request(head, body, territory, traceparent), Asked.of(licence));
            case Route.Preflight(String allow) ->
                new OwnAnswer(services.answers().preflight(allow, seen), "preflight");
            case Route.WrongMethod(String allow) ->
                new OwnAnswer(services.answers().wrongMethod(allow, seen), "other");
            case Route.Inside inside -> own(Problem.NOT_FOUND, seen);
            case Route.NotFound notFound -> own(Problem.NOT_FOUND, seen);
            case Route.Malformed malformed -> own(Problem.BAD_REQUEST, seen);
        };
    }

    private Whole own(Problem problem, OwnAnswers.Seen seen) {
        return new OwnAnswer(services.answers().problem(problem, Optional.empty(), Optional.empty(), seen), "other");
    }

    private ClientRequest request(HttpRequest head, byte[] body, String territory, String traceparent) {
        ControlState control = services.control().get();
        Timings timings = services.timings().under(control.deadlines());
        Deadline deadline = new Deadline(services.ticker().getAsLong(), timings.requestMs());
        return new ClientRequest(
                head.method(), head.headers(), body, territory, traceparent, deadline, timings, control);
    }
}
