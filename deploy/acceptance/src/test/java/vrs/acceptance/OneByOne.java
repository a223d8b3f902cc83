package vrs.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * A few viewers who each ask for one play after the other. Processes that have just started are slow, and a load that comes
 * at a fixed pace piles up before them: calls run into their time limits, and each of them is work for nothing. Here nobody
 * asks for more before the last answer came.
 */
final class OneByOne {
    private static final int VIEWERS = 3;
    private static final int FULL_IN_A_ROW = 300;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private OneByOne() {}

    /** Plays these in turn until three hundred in a row were full; gives up silently after two minutes: the load will tell. */
    static void warm(List<String> plays) {
        AtomicInteger turn = new AtomicInteger();
        AtomicInteger inARow = new AtomicInteger();
        long endNanos = System.nanoTime() + LONGEST.toNanos();
        try (HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                ExecutorService viewers = Executors.newVirtualThreadPerTaskExecutor()) {
            Runnable viewer = () -> {
                while (inARow.get() < FULL_IN_A_ROW && System.nanoTime() < endNanos) {
                    String play = plays.get(turn.getAndIncrement() % plays.size());
                    if (isFull(client, play)) {
                        inARow.incrementAndGet();
                    } else {
                        inARow.set(0);
                    }
                }
            };
            IntStream.range(0, VIEWERS).forEach(_ -> viewers.execute(viewer));
        }
    }

    private static boolean isFull(HttpClient client, String play) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(play)).timeout(PATIENCE).build();
        try {
            HttpResponse<Void> answer = client.send(request, HttpResponse.BodyHandlers.discarding());
            String served = answer.headers().firstValue("VRS-Served").orElse("");
            return answer.statusCode() == 200 && served.contains("grade=full");
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
