package vrs.gateway.front;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import vrs.gateway.retry.RetryOffer;
import vrs.gateway.route.LoweredReason;

/** The answers that a gateway gives by itself, with every header of the contract. Immutable, safe for many threads. */
public final class OwnAnswers {
    private static final String ALLOW_MAX_AGE_SECONDS = "600";

    private final String az;
    private final String instance;

    public OwnAnswers(String az, String instance) {
        this.az = az;
        this.instance = instance;
    }

    /**
     * A refusal.
     *
     * @param vid the video that was asked for; only letters, digits, - and _
     */
    FullHttpResponse problem(Problem problem, Optional<LoweredReason> reason, Optional<String> vid, Seen seen) {
        return problem(problem, reason, vid, Optional.empty(), seen);
    }

    /**
     * A refusal.
     *
     * @param retry where the client may ask again
     */
    FullHttpResponse problem(
            Problem problem,
            Optional<LoweredReason> reason,
            Optional<String> vid,
            Optional<RetryOffer> retry,
            Seen seen) {
        HttpResponseStatus status = problem.status();
        String body =
                "{\"type\":\"about:blank\",\"title\":\"" + status.reasonPhrase() + "\",\"status\":" + status.code()
                        + ",\"detail\":\"" + problem.detail() + "\",\"code\":\"" + problem.code() + "\""
                        + vid.map(v -> ",\"vid\":\"" + v + "\"").orElse("")
                        + retry.map(r -> ",\"retry\":" + r.json()).orElse("") + "}";
        FullHttpResponse answer = answer(status, body, reason, seen);
        answer.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/problem+json");
        if (problem.passes()) {
            answer.headers().set(HttpHeaderNames.RETRY_AFTER, "1");
        }
        retry.ifPresent(r -> answer.headers().set("VRS-Retry", r.header()));
        return answer;
    }

    /** To a method that the path does not know. */
    FullHttpResponse wrongMethod(String allow, Seen seen) {
        FullHttpResponse answer = problem(Problem.METHOD_NOT_ALLOWED, Optional.empty(), Optional.empty(), seen);
        answer.headers().set(HttpHeaderNames.ALLOW, allow);
        return answer;
    }

    /** To OPTIONS. */
    FullHttpResponse preflight(String allow, Seen seen) {
        FullHttpResponse answer = answer(HttpResponseStatus.NO_CONTENT, "", Optional.empty(), seen);
        answer.headers().remove(HttpHeaderNames.CONTENT_LENGTH);
        answer.headers().set(HttpHeaderNames.ALLOW, allow);
        answer.headers().set(HttpHeaderNames.ACCESS_CONTROL_MAX_AGE, ALLOW_MAX_AGE_SECONDS);
        return answer;
    }

    /** Adds to the answer of a service what it left out of the contract. */
    void complete(HttpHeaders headers, Seen seen) {
        addMissing(headers, "VRS-Served", served(Optional.empty()));
        addMissing(headers, "traceparent", seen.traceparent());
        addMissing(headers, "Cache-Control", "private, no-store");
        addMissing(headers, "Vary", "Authorization, Accept, Origin");
        addMissing(headers, "Access-Control-Allow-Origin", "*");
        addMissing(headers, "Access-Control-Allow-Methods", "GET, HEAD, POST, OPTIONS");
        addMissing(headers, "Access-Control-Allow-Headers", "Authorization, Content-Type, Accept, Range, traceparent");
        addMissing(headers, "Access-Control-Expose-Headers", "VRS-Served, VRS-Retry, Retry-After, Server-Timing");
        headers.add("Server-Timing", String.format(Locale.ROOT, "gw;dur=%d", seen.elapsedMs()));
    }

    private FullHttpResponse answer(HttpResponseStatus status, String body, Optional<LoweredReason> reason, Seen seen) {
        FullHttpResponse answer = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, status, Unpooled.copiedBuffer(body, StandardCharsets.UTF_8));
        answer.headers().set(HttpHeaderNames.CONTENT_LENGTH, answer.content().readableBytes());
        answer.headers().set("VRS-Served", served(reason));
        complete(answer.headers(), seen);
        return answer;
    }

    private String served(Optional<LoweredReason> reason) {
        return "az=" + az + "; unit=-; instance=" + instance + "; grade=-; reason="
                + reason.map(LoweredReason::id).orElse("none") + "; layer=-; drm-az=-; clear-az=-";
    }

    private static void addMissing(HttpHeaders headers, String name, String value) {
        if (!headers.contains(name)) {
            headers.set(name, value);
        }
    }

    /**
     * What every answer tells of its request.
     *
     * @param elapsedMs since the request was there
     */
    record Seen(String traceparent, long elapsedMs) {}
}
