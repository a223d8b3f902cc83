package vrs.prove.peer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** One trial: calls at a fixed pace while the upstream of the own AZ is well, ill, and well again. */
final class PeerRun {
    private static final List<String> AZS = List.of("r1-az1", "r1-az2", "r2-az1");
    private static final double PER_SECOND = 200;
    private static final int WARM_SECONDS = 5;
    private static final int WELL_SECONDS = 5;
    private static final int ILL_SECONDS = 15;
    private static final int AFTER_SECONDS = 15;

    private final Path root;
    private final Path work;
    private final LongSupplier nanoTicker;
    private final ObjectMapper json;

    /** Who is tried. */
    enum Subject {
        OURS,
        HAPROXY
    }

    /** What one call came to; {@code az} is {@code -} for no sound answer. */
    private record Ended(long atMs, double tookMs, String az) {}

    /**
     * @param root of the sources
     * @param work for files of the trial
     */
    PeerRun(Path root, Path work, LongSupplier nanoTicker, ObjectMapper json) {
        this.root = root;
        this.work = work;
        this.nanoTicker = nanoTicker;
        this.json = json;
    }

    ObjectNode measure(Subject subject, ScriptedAz.Ill ill) throws IOException, InterruptedException {
        List<ScriptedAz> upstreams = new ArrayList<>();
        Map<String, Integer> ports = new LinkedHashMap<>();
        try {
            for (String az : AZS) {
                ScriptedAz upstream = new ScriptedAz(az);
                upstreams.add(upstream);
                ports.put(az, upstream.port());
            }
            return switch (subject) {
                case OURS -> {
                    try (Caller caller = new Caller.AcrossAzs(client(), AZS, ports, nanoTicker, new Random(1))) {
                        yield measure(caller, upstreams, ill);
                    }
                }
                case HAPROXY -> {
                    try (HaproxyProcess proxy =
                                    HaproxyProcess.start(root.resolve("docs/haproxy.cfg"), work, AZS, ports);
                            Caller caller = new Caller.ThroughProxy(client(), proxy.port())) {
                        yield measure(caller, upstreams, ill);
                    }
                }
            };
        } finally {
            upstreams.forEach(ScriptedAz::close);
        }
    }

    private ObjectNode measure(Caller caller, List<ScriptedAz> upstreams, ScriptedAz.Ill ill)
            throws IOException, InterruptedException {
        Queue<Ended> ended = new ConcurrentLinkedQueue<>();
        AtomicInteger turn = new AtomicInteger();
        long beganNanos = nanoTicker.getAsLong();
        try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            clock.scheduleAtFixedRate(
                    () -> {
                        long dueNanos = beganNanos + (long) (turn.getAndIncrement() * 1e9 / PER_SECOND);
                        threads.execute(() -> ended.add(call(caller, beganNanos, dueNanos)));
                    },
                    0,
                    (long) (1e9 / PER_SECOND),
                    TimeUnit.NANOSECONDS);
            let(WARM_SECONDS + WELL_SECONDS);
            upstreams.getFirst().be(ill);
            long callsBefore = calls(upstreams);
            long illFromMs = sinceMs(beganNanos);
            let(ILL_SECONDS);
            long calls = calls(upstreams) - callsBefore;
            upstreams.getFirst().be(ScriptedAz.Ill.WELL);
            long healedMs = sinceMs(beganNanos);
            let(AFTER_SECONDS);
            clock.shutdownNow();
            threads.shutdown();
            threads.awaitTermination(10, TimeUnit.SECONDS);
            ObjectNode part = json.createObjectNode();
            part.put("callsPerSecond", PER_SECOND);
            part.set("well", window(ended, WARM_SECONDS * 1_000L, illFromMs));
            part.set("ill", window(ended, illFromMs, healedMs));
            part.set("after", window(ended, healedMs, Long.MAX_VALUE));
            part.put("upstreamCallsPerCall", rounded(calls / (PER_SECOND * ILL_SECONDS)));
            part.put("homeAfterMs", homeAfterMs(ended, healedMs));
            return part;
        }
    }

    private Ended call(Caller caller, long beganNanos, long dueNanos) {
        String az;
        try {
            az = caller.call();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            az = "-";
        }
        return new Ended((dueNanos - beganNanos) / 1_000_000, (nanoTicker.getAsLong() - dueNanos) / 1e6, az);
    }

    private ObjectNode window(Queue<Ended> all, long fromMs, long toMs) {
        List<Ended> some = within(all, fromMs, toMs).toList();
        double[] sorted = some.stream().mapToDouble(Ended::tookMs).sorted().toArray();
        ObjectNode node = json.createObjectNode();
        node.put("calls", some.size());
        node.put("sound", some.stream().filter(it -> !it.az().equals("-")).count());
        node.put("p50Ms", rounded(sorted[sorted.length / 2]));
        node.put("p99Ms", rounded(sorted[(int) Math.ceil(0.99 * sorted.length) - 1]));
        return node;
    }

    /** When calls were answered at home again; -1 when they were not in the time that was watched. */
    private static double homeAfterMs(Queue<Ended> all, long healedMs) {
        return within(all, healedMs, Long.MAX_VALUE)
                .filter(it -> it.az().equals(AZS.getFirst()))
                .mapToLong(it -> it.atMs() - healedMs)
                .min()
                .orElse(-1);
    }

    private static Stream<Ended> within(Queue<Ended> all, long fromMs, long toMs) {
        return all.stream().filter(it -> it.atMs() >= fromMs && it.atMs() < toMs);
    }

    private static long calls(List<ScriptedAz> upstreams) {
        return upstreams.stream().mapToLong(ScriptedAz::calls).sum();
    }

    private long sinceMs(long beganNanos) {
        return (nanoTicker.getAsLong() - beganNanos) / 1_000_000;
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofMillis(100))
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    private static void let(int seconds) throws InterruptedException {
        if (new CountDownLatch(1).await(seconds, TimeUnit.SECONDS)) {
            throw new IllegalStateException("nobody counts this down");
        }
    }

    private static double rounded(double figure) {
        return Math.round(figure * 1_000) / 1_000.0;
    }
}
