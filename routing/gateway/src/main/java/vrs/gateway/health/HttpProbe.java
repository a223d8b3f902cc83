package vrs.gateway.health;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import vrs.signing.InternalCredential;
import vrs.topology.Instance;

/** Asks {@code GET /internal/ready} on the traffic port, over a connection that is kept. */
public final class HttpProbe implements Probe {
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final HttpClient client;
    private final InternalCredential credential;
    private final long timeoutMs;

    /** @param client one that speaks HTTP/1.1 and has a time-out for connecting */
    public HttpProbe(HttpClient client, InternalCredential credential, long timeoutMs) {
        this.client = client;
        this.credential = credential;
        this.timeoutMs = timeoutMs;
    }

    @Override
    public CompletionStage<Result> ask(Instance instance) {
        HttpRequest request = HttpRequest.newBuilder(instance.uri("/internal/ready"))
                .header(InternalCredential.HEADER, credential.value())
                .timeout(Duration.ofMillis(timeoutMs))
                .GET()
                .build();
        CompletableFuture<HttpResponse<Void>> exchange = client.sendAsync(request, BodyHandlers.discarding());
        // The time-out of the request ends with the head of the answer; the outer one bounds the body as well.
        return exchange.copy().orTimeout(timeoutMs, TimeUnit.MILLISECONDS).handle((answer, error) -> {
            if (error == null) {
                return result(answer.statusCode());
            }
            exchange.cancel(true);
            return failure(error);
        });
    }

    private static Result result(int status) {
        return switch (status) {
            case OK -> Result.READY;
            case UNAVAILABLE -> Result.NOT_READY;
            default -> Result.MISSED;
        };
    }

    private static Result failure(Throwable error) {
        Throwable cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        if (cause instanceof HttpConnectTimeoutException) {
            return Result.MISSED;
        }
        return cause instanceof ConnectException || isRefused(cause) ? Result.REFUSED : Result.MISSED;
    }

    private static boolean isRefused(Throwable cause) {
        return cause instanceof IOException && cause.getCause() instanceof ConnectException;
    }
}
