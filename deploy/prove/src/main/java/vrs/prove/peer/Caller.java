package vrs.prove.peer;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import vrs.failover.AttemptOutcome;
import vrs.failover.CallOutcome;
import vrs.failover.CallTerms;
import vrs.failover.CrossAzCall;
import vrs.failover.FailoverConfig;
import vrs.failover.FailureReason;
import vrs.failover.guard.BoundedAttempts;

/** Somebody who wants a sound answer of an upstream, by one way or the other. Safe for use by many threads. */
sealed interface Caller extends AutoCloseable {
    /** How long a caller has in all. */
    Duration PATIENCE = Duration.ofMillis(1_500);

    /** The AZ that gave a sound answer, or {@code -}; blocks no longer than the patience. */
    String call() throws InterruptedException;

    @Override
    void close();

    /** Through a proxy that knows all upstreams. */
    record ThroughProxy(HttpClient client, int port) implements Caller {
        @Override
        public String call() throws InterruptedException {
            return az(send(client, port, PATIENCE));
        }

        @Override
        public void close() {
            client.shutdownNow();
        }
    }

    /** By our own calls across AZs. */
    final class AcrossAzs implements Caller {
        private static final int BUDGET_PERCENT = 20;

        private final HttpClient client;
        private final Map<String, Integer> ports;
        private final List<String> azs;
        private final LongSupplier nanoTicker;
        private final ExecutorService probes = Executors.newVirtualThreadPerTaskExecutor();
        private final CrossAzCall calls;

        AcrossAzs(
                HttpClient client,
                List<String> azs,
                Map<String, Integer> ports,
                LongSupplier nanoTicker,
                RandomGenerator random) {
            this.client = client;
            this.ports = Map.copyOf(ports);
            this.azs = List.copyOf(azs);
            this.nanoTicker = nanoTicker;
            FailoverConfig config = FailoverConfig.defaults();
            this.calls = new CrossAzCall(
                    "streams", config, nanoTicker, random, probes, new BoundedAttempts(config), _ -> {});
        }

        @Override
        public String call() {
            long began = nanoTicker.getAsLong();
            CallTerms terms = new CallTerms(
                    azs,
                    true,
                    () -> PATIENCE.minusNanos(nanoTicker.getAsLong() - began),
                    Duration.ofMillis(300),
                    Duration.ofMillis(100),
                    true,
                    BUDGET_PERCENT);
            return switch (calls.call(terms, this::attempt)) {
                case CallOutcome.Served<String> served -> served.value();
                case CallOutcome.NotToBeHad<String> _ -> "-";
            };
        }

        private AttemptOutcome<String> attempt(String az, Duration timeout) {
            try {
                return switch (send(client, ports.get(az), timeout)) {
                    case Heard.Nobody _ -> new AttemptOutcome.NotAccepted<>();
                    case Heard.Nothing _ -> new AttemptOutcome.Failed<>(FailureReason.TIMED_OUT);
                    case Heard.Broken _ -> new AttemptOutcome.Failed<>(FailureReason.BROKEN_OFF);
                    case Heard.Answer answer
                    when answer.status() != 200 -> new AttemptOutcome.Failed<>(FailureReason.BAD_STATUS);
                    case Heard.Answer answer ->
                        answer.isSound()
                                ? new AttemptOutcome.Answered<>(az(answer))
                                : new AttemptOutcome.Failed<>(FailureReason.BAD_BODY);
                };
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new AttemptOutcome.Failed<>(FailureReason.TIMED_OUT);
            }
        }

        @Override
        public void close() {
            client.shutdownNow();
            probes.shutdownNow();
        }
    }

    /** What came of one request. */
    sealed interface Heard {
        /** No connection. */
        record Nobody() implements Heard {}

        /** No answer in time. */
        record Nothing() implements Heard {}

        /** It broke off. */
        record Broken() implements Heard {}

        /** An answer. */
        record Answer(int status, String body) implements Heard {
            boolean isSound() {
                return body.startsWith(ScriptedAz.SOUND);
            }
        }
    }

    private static Heard send(HttpClient client, int port, Duration timeout) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/streams"))
                .timeout(timeout)
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Heard.Answer(response.statusCode(), response.body());
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return new Heard.Nobody();
        } catch (HttpTimeoutException e) {
            return new Heard.Nothing();
        } catch (IOException e) {
            return new Heard.Broken();
        }
    }

    private static String az(Heard heard) {
        return heard instanceof Heard.Answer answer && answer.status() == 200 && answer.isSound()
                ? answer.body().substring(ScriptedAz.SOUND.length())
                : "-";
    }
}
