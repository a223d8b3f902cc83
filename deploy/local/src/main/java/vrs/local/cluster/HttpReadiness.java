package vrs.local.cluster;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import vrs.local.supervise.ChildPlan;
import vrs.local.supervise.ReadinessProbe;

/** Asks the management port of a process. */
public final class HttpReadiness implements ReadinessProbe {
    private static final Duration BOUND = Duration.ofSeconds(2);
    private static final int OK = 200;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(BOUND)
            .build();

    @Override
    public CompletableFuture<Boolean> isReady(ChildPlan plan) {
        HttpRequest request =
                HttpRequest.newBuilder(plan.ready()).timeout(BOUND).GET().build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .handle((response, failure) -> failure == null && response.statusCode() == OK);
    }
}
