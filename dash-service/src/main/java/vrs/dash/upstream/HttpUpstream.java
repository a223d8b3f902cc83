package vrs.dash.upstream;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import vrs.failover.FailureReason;
import vrs.signing.InternalCredential;
import vrs.signing.MediaSet;
import vrs.topology.Instance;

/** Calls by HTTP/1.1 with the internal credential. The bound holds for the body, too. Safe for use by many threads. */
public final class HttpUpstream implements Upstream {
    private static final int OK = 200;
    private static final int GONE = 410;
    private static final long BODY_BYTES_MAX = 1 << 20;

    private final Connections connections;
    private final InternalCredential credential;

    public HttpUpstream(Connections connections, InternalCredential credential) {
        this.connections = connections;
        this.credential = credential;
    }

    @Override
    public Attempt ask(Instance instance, StreamsQuery query, CallMarks marks, Bounds bounds) {
        HttpRequest.Builder request = HttpRequest.newBuilder(instance.internalUri(path(query.set())))
                .header("Content-Type", "application/json")
                .header(InternalCredential.HEADER, credential.value())
                .header("VRS-Deadline-Ms", Long.toString(bounds.timeout().toMillis()))
                .header("VRS-Attempt", marks.isRepeated() ? "1" : "0")
                .header("traceparent", marks.traceparent())
                .POST(BodyPublishers.ofByteArray(StreamsJson.write(query)));
        marks.trafficClass().ifPresent(known -> request.header("VRS-Class", known.id()));
        CompletableFuture<HttpResponse<byte[]>> answer = connections
                .within(bounds.connect())
                .sendAsync(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), BODY_BYTES_MAX));
        try {
            return attempt(query, answer.get(bounds.timeout().toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            // Ends the exchange: a timeout of the request alone would stop at the first byte of the answer.
            answer.cancel(true);
            return new Attempt.Failed(FailureReason.TIMED_OUT);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new Attempt.Failed(FailureReason.BROKEN_OFF);
        } catch (ExecutionException e) {
            return failure(e.getCause());
        }
    }

    private static String path(MediaSet set) {
        return switch (set) {
            case CENC -> "/drm/streams";
            case CLEAR -> "/clear/streams";
        };
    }

    private static Attempt attempt(StreamsQuery query, HttpResponse<byte[]> response) {
        if (response.statusCode() == GONE) {
            return new Attempt.Withdrawn();
        }
        if (response.statusCode() != OK) {
            return new Attempt.Failed(FailureReason.BAD_STATUS);
        }
        Optional<StreamsAnswer> answer = StreamsJson.read(query, response.body());
        return answer.isPresent() ? new Attempt.Answered(answer.get()) : new Attempt.Failed(FailureReason.BAD_BODY);
    }

    private static Attempt failure(Throwable cause) {
        return switch (cause) {
            case ConnectException _ -> new Attempt.NotAccepted();
            case HttpConnectTimeoutException _ -> new Attempt.NotAccepted();
            case IOException _ -> new Attempt.Failed(FailureReason.BROKEN_OFF);
            default -> throw new IllegalStateException("call failed in a way of its own", cause);
        };
    }
}
