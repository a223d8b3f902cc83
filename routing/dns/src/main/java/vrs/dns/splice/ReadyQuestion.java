package vrs.dns.splice;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import vrs.signing.InternalCredential;

/** Asks a gateway on its internal port whether it is ready. */
public final class ReadyQuestion {
    private static final int OK = 200;

    private final HttpClient client;
    private final InternalCredential credential;
    private final long timeoutMs;

    /** @param client one that speaks HTTP/1.1 and has a time-out for connecting */
    public ReadyQuestion(HttpClient client, InternalCredential credential, long timeoutMs) {
        this.client = client;
        this.credential = credential;
        this.timeoutMs = timeoutMs;
    }

    /** Does not block, and never completes exceptionally: whatever is no clear yes is a no. */
    public CompletionStage<Boolean> ask(InetSocketAddress gateway) {
        URI uri = URI.create("http://" + gateway.getHostString() + ":" + gateway.getPort() + "/internal/ready");
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header(InternalCredential.HEADER, credential.value())
                .timeout(Duration.ofMillis(timeoutMs))
                .build();
        CompletableFuture<HttpResponse<Void>> exchange = client.sendAsync(request, BodyHandlers.discarding());
        return exchange.copy().orTimeout(timeoutMs, TimeUnit.MILLISECONDS).handle((answer, error) -> {
            if (error != null) {
                exchange.cancel(true);
            }
            return error == null && answer.statusCode() == OK;
        });
    }
}
