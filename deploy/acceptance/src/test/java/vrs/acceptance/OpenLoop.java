package vrs.acceptance;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * Requests at a fixed pace, each sent when its time has come, whether those before it have been answered or not; how long
 * one took counts from the time that was meant for it. Connections are kept, as a player's are.
 */
final class OpenLoop implements AutoCloseable {
    /** When a player gives up. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final long STEADY_MS = 3_000;
    private static final long STEADY_ANSWER_MS = 250;

    private static final Pattern PART = Pattern.compile("(az|grade|drm-az|clear-az|reason|instance)=([^;]+)");

    /** Each has connections of its own: what moves connections one by one moves a share of the load each time. */
    private static final int VIEWERS = 3;

    private final List<HttpClient> viewers = Stream.generate(() ->
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build())
            .limit(VIEWERS)
            .toList();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Queue<CompletableFuture<Answer>> sent = new ConcurrentLinkedQueue<>();
    private final AtomicLong turn = new AtomicLong();
    private final List<URI> addresses;
    private final double perSecond;
    private final long startNanos = System.nanoTime();

    private OpenLoop(List<URI> addresses, double perSecond) {
        this.addresses = addresses;
        this.perSecond = perSecond;
    }

    /**
     * What one request came to.
     *
     * @param atMs when it was meant to be sent, since the first one
     * @param tookMs from there to its last byte
     * @param status 0 when no answer came
     * @param served the parts of {@code VRS-Served}
     * @param retry {@code VRS-Retry}, empty when there was none
     * @param problem what went wrong without an answer
     */
    record Answer(long atMs, long tookMs, int status, Map<String, String> served, String retry, String problem) {
        /** In full, as somebody without a membership expects it. */
        boolean isFull() {
            return status == 200 && grade().equals("full");
        }

        String az() {
            return served.getOrDefault("az", "-");
        }

        String grade() {
            return served.getOrDefault("grade", "-");
        }

        String drmAz() {
            return served.getOrDefault("drm-az", "-");
        }
    }

    /** Begins when what is asked has been asked often enough to be compiled. */
    static OpenLoop startWarm(double perSecond, List<String> addresses) {
        OneByOne.warm(addresses);
        return start(perSecond, addresses);
    }

    /** Begins. The addresses are asked in turn. */
    static OpenLoop start(double perSecond, List<String> addresses) {
        OpenLoop loop = new OpenLoop(addresses.stream().map(URI::create).toList(), perSecond);
        loop.clock.scheduleAtFixedRate(loop::send, 0, (long) (1_000_000 / perSecond), TimeUnit.MICROSECONDS);
        return loop;
    }

    /** Milliseconds since the first request. */
    long nowMs() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
    }

    /** Waits until so much time of the load has gone by. */
    void until(long ms) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> nowMs() >= ms);
    }

    /** The next so many milliseconds of it. */
    void goOn(long ms) {
        until(nowMs() + ms);
    }

    /**
     * Goes on until all went well for three seconds: programs that have just started compile what they do for the first time.
     * The tests of failures begin with a system that works.
     */
    void untilSteady() {
        long beganMs = nowMs();
        Awaitility.await("three seconds in which every play was full")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> nowMs() >= Math.max(beganMs, lastFault()) + STEADY_MS);
    }

    /** When the last one was meant that ended otherwise than in full. */
    private long lastFault() {
        long nowMs = nowMs();
        return sent.stream()
                .filter(CompletableFuture::isDone)
                .mapToLong(answer -> faultAt(answer.join()))
                .max()
                .orElse(nowMs);
    }

    private static long faultAt(Answer answer) {
        return answer.isFull() && answer.tookMs() < STEADY_ANSWER_MS ? -1 : answer.atMs();
    }

    /** Sends no more, and gives what became of all, in the order of their times. */
    List<Answer> stop() {
        clock.shutdownNow();
        return sent.stream()
                .map(CompletableFuture::join)
                .sorted(Comparator.comparingLong(Answer::atMs))
                .toList();
    }

    private void send() {
        long number = turn.getAndIncrement();
        long atNanos = startNanos + (long) (number * 1e9 / perSecond);
        URI address = addresses.get((int) (number % addresses.size()));
        HttpClient viewer = viewers.get((int) (number / addresses.size() % VIEWERS));
        HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
        sent.add(viewer.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
                .handle((response, failure) -> answer(atNanos, response, failure)));
    }

    private Answer answer(long atNanos, HttpResponse<byte[]> response, Throwable failure) {
        long atMs = TimeUnit.NANOSECONDS.toMillis(atNanos - startNanos);
        long tookMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - atNanos);
        if (failure != null) {
            return new Answer(atMs, tookMs, 0, Map.of(), "", String.valueOf(failure));
        }
        Matcher parts = PART.matcher(response.headers().firstValue("VRS-Served").orElse(""));
        return new Answer(
                atMs,
                tookMs,
                response.statusCode(),
                parts.results().collect(Collectors.toMap(part -> part.group(1), part -> part.group(2))),
                response.headers().firstValue("VRS-Retry").orElse(""),
                "");
    }

    @Override
    public void close() {
        clock.shutdownNow();
        viewers.forEach(HttpClient::shutdownNow);
    }
}
