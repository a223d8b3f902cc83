package vrs.gateway.front;

import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.Optional;
import vrs.gateway.route.AttemptOutcome;
import vrs.gateway.route.AttemptPlan;
import vrs.gateway.route.FailureReason;
import vrs.gateway.route.LoweredReason;
import vrs.gateway.route.NextStep;
import vrs.gateway.route.Rung;
import vrs.gateway.route.RungDecision;
import vrs.gateway.route.ServiceOutcome;
import vrs.gateway.route.Verdict;
import vrs.gateway.upstream.AnswerListener;
import vrs.gateway.upstream.UpstreamCall;
import vrs.gateway.upstream.UpstreamPool;
import vrs.gateway.upstream.UpstreamRequest;
import vrs.topology.Instance;

/**
 * One request on its way down the rungs, until an answer goes to the client. Carries out what {@link RungDecision} and
 * {@link AttemptPlan} say. Belongs to the event loop of its client.
 */
final class Exchange implements AnswerListener {
    private final Services services;
    private final UpstreamPool pool;
    private final ClientRequest request;
    private final Asked asked;
    private final Client client;
    private Rung rung;
    private AttemptPlan plan;
    private int attempts;
    private Optional<LoweredReason> lowered = Optional.empty();
    private Optional<Instance> instance = Optional.empty();
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
        this.rung = asked.rung();
        this.plan = services.candidates()
                .plan(asked.rung(), asked.trafficClass(), services.control().get());
    }

    /** Asks the first one. */
    void start() {
        askNext(RungDecision.nobodyOf(rung));
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
        HttpHeaders headers = head.headers();
        if (isBareRefusal(head)) {
            call.ifPresent(UpstreamCall::discard);
            refuse(Problem.MALFORMED_TARGET, Optional.empty());
            return;
        }
        AttemptOutcome outcome = new AttemptOutcome.Answered(
                head.status().code(),
                ServiceOutcome.of(headers.get("VRS-Outcome", "")),
                LoweredReason.of(headers.get("VRS-Reason", "")));
        switch (RungDecision.judge(rung, outcome)) {
            case Verdict.PassOn() -> {
                begun = Optional.of(outcome);
                passOn(head);
            }
            case Verdict.Useless useless -> {
                services.candidates().saw(instance.orElseThrow(), outcome);
                services.metrics().upstreamFailed(rung, instance.orElseThrow(), "useless-answer");
                call.ifPresent(UpstreamCall::discard);
                goOn(useless);
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
        Instance tried = instance.orElseThrow();
        services.metrics().upstreamFailed(rung, tried, reason);
        if (reason == FailureReason.CONNECT_REFUSED) {
            services.board().refused(tried);
        }
        AttemptOutcome outcome = new AttemptOutcome.Failed(reason);
        services.candidates().saw(tried, outcome);
        switch (RungDecision.judge(rung, outcome)) {
            case Verdict.PassOn() -> throw new IllegalStateException("no answer is none to pass on");
            case Verdict.Useless useless -> goOn(useless);
        }
    }

    @Override
    public void broken() {
        begun = Optional.empty();
        instance.ifPresent(services.candidates()::broke);
        client.breakOff();
    }

    private void ended() {
        begun.ifPresent(outcome -> services.candidates().saw(instance.orElseThrow(), outcome));
        begun = Optional.empty();
    }

    private void goOn(Verdict.Useless useless) {
        plan = plan.after(instance.orElseThrow(), useless.accepted());
        attempts += useless.accepted() ? 1 : 0;
        askNext(useless.reason());
    }

    private void askNext(LoweredReason reason) {
        Optional<Instance> next = plan.next();
        long attemptMs = request.deadline()
                .attemptMs(
                        rung,
                        asked.trafficClass(),
                        services.timings(),
                        services.ticker().getAsLong());
        if (next.isPresent() && attemptMs > 0) {
            ask(next.get(), attemptMs);
            return;
        }
        switch (RungDecision.below(rung, asked.trafficClass(), lowered.orElse(reason))) {
            case NextStep.AskFallback(LoweredReason why) -> {
                rung = Rung.FALLBACK;
                lowered = Optional.of(why);
                plan = services.candidates()
                        .plan(rung, asked.trafficClass(), services.control().get());
                askNext(why);
            }
            case NextStep.Refuse(LoweredReason why) -> refuse(why);
        }
    }

    private void ask(Instance next, long attemptMs) {
        instance = Optional.of(next);
        HttpHeaders headers = PassedHeaders.inward(request.headers());
        headers.set("VRS-Internal", services.credential().value());
        headers.set("VRS-Deadline-Ms", attemptMs);
        headers.set("VRS-Class", asked.trafficClass().id());
        headers.set("VRS-Attempt", asked.repeated() || attempts > 0 ? "1" : "0");
        headers.set("VRS-Territory", request.territory());
        headers.set("traceparent", request.traceparent());
        lowered.ifPresent(why -> headers.set("VRS-Reason", why.id()));
        UpstreamRequest toService = new UpstreamRequest(
                next,
                request.method(),
                asked.target(),
                headers,
                request.body(),
                Math.min(services.timings().connectMs(), attemptMs),
                attemptMs);
        UpstreamCall begun = pool.call(toService, this);
        call = Optional.of(begun);
        begun.start();
    }

    private void passOn(HttpResponse head) {
        PassedHeaders.outward(head.headers());
        services.answers().complete(head.headers(), seen());
        count(head.status().code(), rung.id());
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

    private void refuse(LoweredReason why) {
        refuse(Problem.UNAVAILABLE, Optional.of(why));
    }

    private void refuse(Problem problem, Optional<LoweredReason> why) {
        if (!answered) {
            count(problem.status().code(), "gateway");
            client.whole(services.answers().problem(problem, why, asked.vid(), seen()));
        }
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
