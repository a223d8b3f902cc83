package vrs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Guessing vids costs no store anything. */
@WithCluster
@Order(78)
class UnknownVidsIT {
    private static final int DASH_PORT = Cluster.BASE + 310;
    private static final int PER_SECOND = 500;
    private static final int SECONDS = 4;
    /** A process that stood still for longer than it waits for its disk is in doubt, and rightly asks the stores. */
    private static final int STRETCHES_MAX = 3;

    /** All that two or three doubts cost; without the set of vids it were six for each of the 2,000. */
    private static final int DOUBTS_MAX = 20;

    /** The first look at it goes to a layer. */
    private static final String KNOWN_VID = "free-clear";

    /** How long a process that has just started may take to compile what answers these. */
    private static final int WARM_SECONDS_MAX = 20;

    private static final String[] LOADS = {"vrs_catalogue_loads_seconds_count", "vrs_catalogue_store_reads_total"};

    private final Cluster cluster;

    UnknownVidsIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void unknownVids_500PerSecond_areNotFound_andReachNoStore() throws InterruptedException {
        Awaitility.await("the replica follows")
                .atMost(Duration.ofMinutes(1))
                .until(() -> Metrics.sum(DASH_PORT, "vrs_catalogue_feed_connected ") == 1
                        && Metrics.sum(DASH_PORT, "vrs_catalogue_replica_lag_seconds ") == 0);
        warmUp();
        assertThat(ask(1, _ -> KNOWN_VID)).as("a video that is there").containsExactly(200);
        assertThat(Metrics.sum(DASH_PORT, LOADS)).as("what is counted is there").isPositive();

        List<Double> reads = new ArrayList<>();
        do {
            reads.add(readsDuringAStretch());
        } while (reads.getLast() > 0 && reads.size() < STRETCHES_MAX);

        assertThat(reads).as("reads of stores in each stretch").contains(0.0).allMatch(count -> count < DOUBTS_MAX);
    }

    /** The first of its kind that a process sees cost it ten times as much: they are not what is asked here. */
    private void warmUp() throws InterruptedException {
        List<Long> found = new ArrayList<>();
        do {
            found.add(ask(PER_SECOND).stream().filter(status -> status == 404).count());
        } while (found.getLast() < PER_SECOND && found.size() < WARM_SECONDS_MAX);
        assertThat(found.getLast())
                .as("of 500 in each second of warming up, not found: %s", found)
                .isEqualTo(PER_SECOND);
    }

    private double readsDuringAStretch() throws InterruptedException {
        double before = Metrics.sum(DASH_PORT, LOADS);
        List<Integer> statuses = ask(PER_SECOND * SECONDS);
        assertThat(statuses).hasSize(PER_SECOND * SECONDS).containsOnly(404);
        return Metrics.sum(DASH_PORT, LOADS) - before;
    }

    private List<Integer> ask(int count) throws InterruptedException {
        return ask(count, number -> "no-such-video-" + number);
    }

    /** Each is sent when its time has come, whether those before it have been answered or not. */
    private List<Integer> ask(int count, LongFunction<String> vid) throws InterruptedException {
        List<CompletableFuture<Integer>> sent = new CopyOnWriteArrayList<>();
        CountDownLatch left = new CountDownLatch(count);
        String credential = cluster.credential();
        try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
                HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            clock.scheduleAtFixedRate(
                    () -> {
                        if (left.getCount() > 0) {
                            sent.add(client.sendAsync(
                                            request(vid.apply(left.getCount()), credential),
                                            HttpResponse.BodyHandlers.discarding())
                                    .thenApply(HttpResponse::statusCode));
                            left.countDown();
                        }
                    },
                    0,
                    TimeUnit.SECONDS.toMicros(1) / PER_SECOND,
                    TimeUnit.MICROSECONDS);
            assertThat(left.await(1, TimeUnit.MINUTES)).isTrue();
            clock.shutdownNow();
            return sent.stream().map(CompletableFuture::join).toList();
        }
    }

    private static HttpRequest request(String vid, String credential) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + DASH_PORT + "/dash?vid=" + vid))
                .header("VRS-Internal", credential)
                .timeout(Duration.ofSeconds(30))
                .build();
    }
}
