package vrs.gateway.neighbour;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import vrs.signing.InternalCredential;
import vrs.topology.Instance;

/** Asks {@code GET /internal/load} on the port that processes ask one another at, over a connection that is kept. */
public final class HttpLoadProbe implements LoadProbe {
    private static final int OK = 200;
    private static final int BODY_BYTES_MAX = 4_096;

    private final HttpClient client;
    private final InternalCredential credential;
    private final long timeoutMs;

    /** @param client one that speaks HTTP/1.1 and has a time-out for connecting */
    public HttpLoadProbe(HttpClient client, InternalCredential credential, long timeoutMs) {
        this.client = client;
        this.credential = credential;
        this.timeoutMs = timeoutMs;
    }

    @Override
    public CompletionStage<Optional<Load>> ask(Instance instance) {
        HttpRequest request = HttpRequest.newBuilder(instance.internalUri(Load.PATH))
                .header(InternalCredential.HEADER, credential.value())
                .timeout(Duration.ofMillis(timeoutMs))
                .GET()
                .build();
        CompletableFuture<HttpResponse<String>> exchange =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), BODY_BYTES_MAX));
        // The time-out of the request ends with the head of the answer; the outer one bounds the body as well.
        return exchange.copy().orTimeout(2 * timeoutMs, TimeUnit.MILLISECONDS).handle((answer, error) -> {
            if (error == null) {
                return answer.statusCode() == OK ? Load.parse(answer.body()) : Optional.empty();
            }
            exchange.cancel(true);
            return Optional.empty();
        });
    }
}
