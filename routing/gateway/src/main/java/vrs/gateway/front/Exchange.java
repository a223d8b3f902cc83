package vrs.gateway.front;

import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.Optional;
import vrs.gateway.retry.RetryOffer;
import vrs.gateway.route.AttemptOutcome;
import vrs.gateway.route.FailureReason;
import vrs.gateway.route.LoweredReason;
import vrs.gateway.route.Rung;
import vrs.gateway.route.RungDecision;
import vrs.gateway.route.ServiceOutcome;
import vrs.gateway.route.Verdict;
import vrs.gateway.upstream.AnswerListener;
import vrs.gateway.upstream.UpstreamCall;
import vrs.gateway.upstream.UpstreamPool;
import vrs.gateway.upstream.UpstreamRequest;

/**
 * One request and the attempts made for it, until an answer goes to the client. Makes the moves that {@link Descent}
 * names. Belongs to the event loop of its client.
 */
final class Exchange implements AnswerListener {
    private final Services services;
    private final UpstreamPool pool;
    private final ClientRequest request;
    private final Asked asked;
    private final Client client;
    private final Descent descent;
    private final ServiceHeaders headers;
    private Optional<Descent.Attempt> attempt = Optional.empty();
    private Optional<UpstreamCall> call = Optional.empty();
    /** An answer that goes to the client: it speaks for its instance only when it comes to its end. */
    private Optional<AttemptOutcome> begun = Optional.empty();

    private boolean answered;

    Exchange(Services services, UpstreamPool pool, ClientRequest request, Asked asked, Client client) {
        this.services = services;
        this.pool = pool;
        this.request = request;
        this.asked = asked;
        this.client = client;
        this.descent = new Descent(services, request, asked);
        this.headers = new ServiceHeaders(services.credential(), request, asked);
    }

    /** Asks the first one. */
    void start() {
        make(descent.begin());
    }

    /** The client can take more, or cannot. */
    void writable(boolean writable) {
        call.ifPresent(writable ? UpstreamCall::resume : UpstreamCall::pause);
    }

    /** The client has gone. */
    void abandon() {
        answered = true;
        ended();
        call.ifPresent(UpstreamCall::cancel);
    }

    @Override
    public void head(HttpResponse head) {
        if (isBareRefusal(head)) {
            call.ifPresent(UpstreamCall::discard);
            refuse(Problem.MALFORMED_TARGET, Optional.empty(), Optional.empty());
            return;
        }
        Descent.Attempt made = attempt.orElseThrow();
        AttemptOutcome outcome = new AttemptOutcome.Answered(
                head.status().code(),
                ServiceOutcome.of(head.headers().get("VRS-Outcome", "")),
                LoweredReason.of(head.headers().get("VRS-Reason", "")));
        switch (RungDecision.judge(made.rung(), outcome)) {
            case Verdict.PassOn() -> {
                begun = Optional.of(outcome);
                passOn(head, made);
            }
            case Verdict.Useless useless -> {
                note(made, outcome);
                services.metrics().upstreamFailed(made.rung(), made.instance(), "useless-answer");
                call.ifPresent(UpstreamCall::discard);
                make(descent.after(made.instance(), useless));
            }
        }
    }

    @Override
    public void content(HttpContent part) {
        boolean last = part instanceof LastHttpContent;
        if (last) {
            ended();
        }
        client.content(part);
        if (!last && !client.isWritable()) {
            writable(false);
        }
    }

    @Override
    public void readComplete() {
        client.flush();
    }

    @Override
    public void failed(FailureReason reason) {
        Descent.Attempt made = attempt.orElseThrow();
        services.metrics().upstreamFailed(made.rung(), made.instance(), reason);
        if (made.rung() == Rung.NEIGHBOUR && reason != FailureReason.CONNECTIONS_EXHAUSTED) {
            services.elsewhere().neighbours().lost(made.instance());
        } else if (reason == FailureReason.CONNECT_REFUSED) {
            services.board().refused(made.instance());
        }
        AttemptOutcome outcome = new AttemptOutcome.Failed(reason);
        note(made, outcome);
        switch (RungDecision.judge(made.rung(), outcome)) {
            case Verdict.PassOn() -> throw new IllegalStateException("no answer is none to pass on");
            case Verdict.Useless useless -> make(descent.after(made.instance(), useless));
        }
    }

    @Override
    public void broken() {
        begun = Optional.empty();
        attempt.filter(made -> made.rung() != Rung.NEIGHBOUR)
                .ifPresent(made -> services.candidates().broke(made.instance()));
        client.breakOff();
    }

    private void ended() {
        begun.ifPresent(outcome -> note(attempt.orElseThrow(), outcome));
        begun = Optional.empty();
    }

    /** What an instance of ours did; a neighbour's gateway is judged by what it tells of its load. */
    private void note(Descent.Attempt made, AttemptOutcome outcome) {
        if (made.rung() != Rung.NEIGHBOUR) {
            services.candidates().saw(made.instance(), outcome);
        }
    }

    private void make(Descent.Move move) {
        switch (move) {
            case Descent.Attempt next -> ask(next);
            case Descent.GiveUp(LoweredReason why, Optional<RetryOffer> retry) ->
                refuse(Problem.nobodyLeft(asked.trafficClass(), why), Optional.of(why), retry);
        }
    }

    private void ask(Descent.Attempt next) {
        attempt = Optional.of(next);
        UpstreamRequest toService = new UpstreamRequest(
                next.instance(),
                request.method(),
                asked.target(),
                headers.of(next.rung(), next.attemptMs(), next.second(), next.lowered()),
                request.body(),
                Math.min(request.timings().connectMs(), next.attemptMs()),
                next.attemptMs());
        UpstreamCall begun = pool.call(toService, this);
        call = Optional.of(begun);
        begun.start();
    }

    private void passOn(HttpResponse head, Descent.Attempt made) {
        if (made.rung() == Rung.NEIGHBOUR) {
            services.metrics().spilled(made.instance().az(), Spill.ANSWERED);
        }
        if (asked.handedOn()) {
            PassedHeaders.between(head.headers());
        } else {
            PassedHeaders.outward(head.headers());
        }
        services.answers().complete(head.headers(), seen());
        count(head.status().code(), made.rung().id());
        client.head(head);
        if (!client.isWritable()) {
            writable(false);
        }
    }

    /** The HTTP stack before the service refused the request line; it knows nothing of our problems, so we say it. */
    private static boolean isBareRefusal(HttpResponse head) {
        return head.status().equals(HttpResponseStatus.BAD_REQUEST)
                && !head.headers().contains("VRS-Outcome")
                && head.headers().get("Content-Length", "").equals("0");
    }

    private void refuse(Problem problem, Optional<LoweredReason> why, Optional<RetryOffer> retry) {
        if (answered) {
            return;
        }
        count(problem.status().code(), "gateway");
        FullHttpResponse answer = services.answers().problem(problem, why, asked.vid(), retry, seen());
        if (asked.handedOn()) {
            tellNeighbour(answer.headers(), why);
        }
        client.whole(answer);
    }

    /** A neighbour's gateway goes on by these words; it reads no bodies. */
    private static void tellNeighbour(HttpHeaders headers, Optional<LoweredReason> why) {
        why.ifPresent(reason -> {
            boolean shed = reason == LoweredReason.OVERLOAD;
            headers.set("VRS-Outcome", (shed ? ServiceOutcome.SHED : ServiceOutcome.FAILED).id());
            headers.set("VRS-Reason", reason.id());
        });
    }

    private void count(int status, String by) {
        answered = true;
        services.metrics().answered(asked.label(), status, by, seen().elapsedMs());
    }

    private OwnAnswers.Seen seen() {
        return new OwnAnswers.Seen(
                request.traceparent(),
                request.deadline().elapsedMs(services.ticker().getAsLong()));
    }
}
