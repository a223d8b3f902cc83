package vrs.prove.visible;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.function.LongSupplier;

/** Makes changes one after the other, each at its moment, and tells how long each took until it was seen everywhere. */
final class Changes {
    private final LongSupplier nanoTicker;
    private final ExecutorService threads;
    private final ConcurrentLinkedQueue<Double> fromSentMs = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Double> fromAcknowledgedMs = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();

    Changes(LongSupplier nanoTicker, ExecutorService threads) {
        this.nanoTicker = nanoTicker;
        this.threads = threads;
    }

    /** One change: makes the order, and gives what to look for once it is acknowledged. */
    @FunctionalInterface
    interface Order {
        CompletableFuture<Double> acknowledged(Watch watch) throws IOException, InterruptedException;
    }

    /** Makes them at so many a second, and waits until all are seen or given up. */
    void make(List<Order> orders, double perSecond) throws InterruptedException {
        Watch watch = new Watch(nanoTicker, threads);
        long began = nanoTicker.getAsLong();
        List<CompletableFuture<Void>> running = new java.util.ArrayList<>();
        for (int i = 0; i < orders.size(); i++) {
            long dueNanos = began + (long) (i * 1e9 / perSecond);
            Pause.of(Duration.ofNanos(dueNanos - nanoTicker.getAsLong()));
            Order order = orders.get(i);
            running.add(CompletableFuture.runAsync(() -> one(order, watch), threads));
        }
        running.forEach(CompletableFuture::join);
    }

    private void one(Order order, Watch watch) {
        long sent = nanoTicker.getAsLong();
        try {
            CompletableFuture<Double> seen = order.acknowledged(watch);
            long acknowledged = nanoTicker.getAsLong();
            double at = seen.join();
            fromSentMs.add((at - sent) / 1e6);
            // What was seen before the acknowledgement came back took no time from then on.
            fromAcknowledgedMs.add(Math.max(0, (at - acknowledged) / 1e6));
        } catch (IOException e) {
            failures.add(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    ObjectNode json(ObjectMapper mapper) {
        ObjectNode found = mapper.createObjectNode();
        found.set("fromAcknowledged", Spread.of(fromAcknowledgedMs).json(mapper));
        found.set("fromSent", Spread.of(fromSentMs).json(mapper));
        found.put("neverSeen", fromSentMs.stream().filter(ms -> ms.isInfinite()).count());
        found.put("ordersFailed", failures.size());
        failures.stream().limit(5).forEach(found.withArray("firstFailures")::add);
        return found;
    }
}
