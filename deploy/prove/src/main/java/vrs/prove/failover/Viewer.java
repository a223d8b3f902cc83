package vrs.prove.failover;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Presses play as the client module does: asks an entry name; once more when no answer came within two seconds, and at once
 * when the connection was refused, where the module waits for these two seconds; once at the base that the server names, when
 * it names one. Then it asks for the licence, where the title wants one. Safe for use by many threads.
 */
final class Viewer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Pattern PART = Pattern.compile("(\\S+)=([^;]*)");
    private static final Pattern LOCAL_NAME = Pattern.compile("^http://[a-z0-9.-]+\\.localhost:");
    private static final Pattern RETRY = Pattern.compile("base=\"([^\"]+)\"; after-ms=([0-9]+)");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final LongSupplier nanoTicker;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong over = new AtomicLong();

    Viewer(LongSupplier nanoTicker) {
        this.nanoTicker = nanoTicker;
    }

    /**
     * Presses once; blocks until it is over.
     *
     * @param beganNanos the beginning of the load
     * @param dueNanos the moment that was meant for it
     */
    Pressed press(String entry, Title title, long beganNanos, long dueNanos) throws InterruptedException {
        int requests = 1;
        Optional<HttpResponse<byte[]>> answer = ask(entry, title, 0);
        if (answer.isEmpty()) {
            requests++;
            answer = ask(entry, title, 0);
        }
        Matcher retry = RETRY.matcher(header(answer, "VRS-Retry"));
        if (retry.find()) {
            requests++;
            pause(Duration.ofMillis(Long.parseLong(retry.group(2))));
            answer = ask(retry.group(1), title, 1);
        }
        String served = header(answer, "VRS-Served");
        int status = answer.map(HttpResponse::statusCode).orElse(0);
        if (title.withLicence() && status == 200) {
            requests++;
            status = send(LicenceRequest.of(answer.orElseThrow().body()))
                    .map(HttpResponse::statusCode)
                    .orElse(0);
        }
        return new Pressed(
                (dueNanos - beganNanos) / 1_000_000,
                (nanoTicker.getAsLong() - dueNanos) / 1e6,
                entry,
                title,
                status,
                part(served, "grade"),
                part(served, "az"),
                part(served, "drm-az"),
                requests);
    }

    private Optional<HttpResponse<byte[]>> ask(String origin, Title title, int attempt) throws InterruptedException {
        return send(HttpRequest.newBuilder(
                URI.create(onLoopback(origin) + "/dash?" + title.query() + "&retry=1&attempt=" + attempt)));
    }

    private Optional<HttpResponse<byte[]>> send(HttpRequest.Builder asked) throws InterruptedException {
        HttpRequest request = asked.timeout(PATIENCE).build();
        sent.incrementAndGet();
        try {
            return Optional.of(client.send(request, HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            return Optional.empty();
        } finally {
            over.incrementAndGet();
        }
    }

    /** How many requests have been sent. */
    long sent() {
        return sent.get();
    }

    /** How many of them were answered, or given up. */
    long over() {
        return over.get();
    }

    /** The names of a local cluster all mean this machine; not every resolver knows that. */
    static String onLoopback(String origin) {
        return LOCAL_NAME.matcher(origin).replaceFirst("http://127.0.0.1:");
    }

    static void pause(Duration time) throws InterruptedException {
        if (time.isPositive() && new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new IllegalStateException("nobody counts this down");
        }
    }

    private static String header(Optional<HttpResponse<byte[]>> answer, String name) {
        return answer.flatMap(it -> it.headers().firstValue(name)).orElse("");
    }

    private static String part(String served, String name) {
        Matcher parts = PART.matcher(served);
        while (parts.find()) {
            if (parts.group(1).equals(name)) {
                return parts.group(2);
            }
        }
        return "-";
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
