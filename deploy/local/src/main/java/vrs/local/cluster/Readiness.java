package vrs.local.cluster;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import vrs.local.plan.Ports;
import vrs.local.supervise.ChildPlan;
import vrs.local.supervise.ReadinessProbe;
import vrs.topology.Instance;
import vrs.topology.Role;

/** Asks the management port of a process, and a Redis in its own words. */
public final class Readiness implements ReadinessProbe {
    private static final Duration BOUND = Duration.ofSeconds(2);
    private static final int OK = 200;
    private static final String REDIS = "redis";

    private final RedisPing redis = new RedisPing(BOUND);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(BOUND)
            .build();

    /** Where this process is asked. */
    public static URI of(Instance instance) {
        return instance.role() == Role.REDIS
                ? URI.create(REDIS + "://127.0.0.1:" + instance.port())
                : URI.create("http://127.0.0.1:" + Ports.managementOf(instance.port()) + "/health/ready");
    }

    @Override
    public CompletableFuture<Boolean> isReady(ChildPlan plan) {
        if (plan.ready().getScheme().equals(REDIS)) {
            return redis.answers(plan.ready().getPort());
        }
        HttpRequest request =
                HttpRequest.newBuilder(plan.ready()).timeout(BOUND).GET().build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .handle((response, failure) -> failure == null && response.statusCode() == OK);
    }
}
