package vrs.dns.health;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import vrs.dns.policy.GatewayAnswer;
import vrs.signing.InternalCredential;
import vrs.topology.Instance;

/**
 * Asks a gateway on its internal port whether it is ready, and on its public port whether clients reach it: what is cut is
 * ready and of no use. The public question is OPTIONS, which a gateway answers by itself.
 */
public final class GatewayQuestion {
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;
    private static final int SERVER_ERROR = 500;

    private final HttpClient client;
    private final InternalCredential credential;
    private final long timeoutMs;

    /** @param client one that speaks HTTP/1.1 and has a time-out for connecting */
    public GatewayQuestion(HttpClient client, InternalCredential credential, long timeoutMs) {
        this.client = client;
        this.credential = credential;
        this.timeoutMs = timeoutMs;
    }

    /** Does not block, and never completes exceptionally: whatever is no clear word is silence. */
    public CompletionStage<GatewayAnswer> ask(Instance gateway) {
        HttpRequest ready = HttpRequest.newBuilder(gateway.internalUri("/internal/ready"))
                .header(InternalCredential.HEADER, credential.value())
                .timeout(Duration.ofMillis(timeoutMs))
                .build();
        HttpRequest reached = HttpRequest.newBuilder(gateway.uri("/dash"))
                .method("OPTIONS", BodyPublishers.noBody())
                .timeout(Duration.ofMillis(timeoutMs))
                .build();
        return status(ready).thenCombine(status(reached), GatewayQuestion::answer);
    }

    private static GatewayAnswer answer(OptionalInt ready, OptionalInt reached) {
        if (ready.isEmpty() || reached.isEmpty() || reached.getAsInt() >= SERVER_ERROR) {
            return GatewayAnswer.SILENT;
        }
        return switch (ready.getAsInt()) {
            case OK -> GatewayAnswer.READY;
            case UNAVAILABLE -> GatewayAnswer.NOT_READY;
            default -> GatewayAnswer.SILENT;
        };
    }

    private CompletableFuture<OptionalInt> status(HttpRequest request) {
        CompletableFuture<HttpResponse<Void>> exchange = client.sendAsync(request, BodyHandlers.discarding());
        // A bound of its own: that of a request ends with the head of the answer.
        return exchange.copy().orTimeout(timeoutMs, TimeUnit.MILLISECONDS).handle((answer, error) -> {
            if (error != null) {
                exchange.cancel(true);
                return OptionalInt.empty();
            }
            return OptionalInt.of(answer.statusCode());
        });
    }
}
