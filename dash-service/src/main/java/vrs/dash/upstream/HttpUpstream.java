package vrs.dash.upstream;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import vrs.signing.InternalCredential;
import vrs.signing.MediaSet;
import vrs.topology.Instance;

/** Calls by HTTP/1.1 with the internal credential. The bound holds for the body, too. Safe for use by many threads. */
public final class HttpUpstream implements Upstream {
    private static final int OK = 200;
    private static final int GONE = 410;
    private static final long BODY_BYTES_MAX = 1 << 20;

    private final HttpClient client;
    private final InternalCredential credential;

    /** @param client its connect timeout bounds how long an instance that is not there may cost */
    public HttpUpstream(HttpClient client, InternalCredential credential) {
        this.client = client;
        this.credential = credential;
    }

    @Override
    public Attempt ask(Instance instance, StreamsQuery query, String traceparent, Duration timeout) {
        HttpRequest request = HttpRequest.newBuilder(instance.uri(path(query.set())))
                .header("Content-Type", "application/json")
                .header(InternalCredential.HEADER, credential.value())
                .header("VRS-Deadline-Ms", Long.toString(timeout.toMillis()))
                .header("traceparent", traceparent)
                .POST(BodyPublishers.ofByteArray(StreamsJson.write(query)))
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), BODY_BYTES_MAX));
        try {
            return attempt(query, answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            // Ends the exchange: a timeout of the request alone would stop at the first byte of the answer.
            answer.cancel(true);
            return new Attempt.Failed(Attempt.Reason.TIMED_OUT);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new Attempt.Failed(Attempt.Reason.BROKEN_OFF);
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
            return new Attempt.Failed(Attempt.Reason.BAD_STATUS);
        }
        Optional<StreamsAnswer> answer = StreamsJson.read(query, response.body());
        return answer.isPresent() ? new Attempt.Answered(answer.get()) : new Attempt.Failed(Attempt.Reason.BAD_BODY);
    }

    private static Attempt failure(Throwable cause) {
        return switch (cause) {
            case ConnectException _ -> new Attempt.NotAccepted();
            case HttpConnectTimeoutException _ -> new Attempt.NotAccepted();
            case IOException _ -> new Attempt.Failed(Attempt.Reason.BROKEN_OFF);
            default -> throw new IllegalStateException("call failed in a way of its own", cause);
        };
    }
}
