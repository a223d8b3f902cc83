package vrs.prove.visible;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Two clients that ask for withdrawn videos while an AZ comes back: one by its gateway, one by the entry name. */
final class Return {
    private static final Duration EVERY = Duration.ofMillis(20);

    private final Scene scene;
    private final int gateway;
    private final int entry;
    private final String az;
    private final List<String> vids;
    private final AtomicLong gatewayAnsweredNanos = new AtomicLong();
    private final AtomicLong entryLedNanos = new AtomicLong();
    private final AtomicInteger askedByEntry = new AtomicInteger();
    private final AtomicInteger servedByEntry = new AtomicInteger();
    private final AtomicInteger servedByGateway = new AtomicInteger();
    private volatile boolean ends;

    Return(Scene scene, int gateway, int entry, String az, List<String> vids) {
        this.scene = scene;
        this.gateway = gateway;
        this.entry = entry;
        this.az = az;
        this.vids = List.copyOf(vids);
    }

    void start() {
        scene.threads().execute(() -> ask(gateway, gatewayAnsweredNanos, new AtomicInteger(), servedByGateway));
        scene.threads().execute(() -> ask(entry, entryLedNanos, askedByEntry, servedByEntry));
    }

    private void ask(int port, AtomicLong first, AtomicInteger asked, AtomicInteger served) {
        try {
            for (int turn = 0; !ends; turn++) {
                Asking.Answer answer = scene.asking().playAnew(port, vids.get(turn % vids.size()));
                if (answer.served("az").equals(az)) {
                    first.compareAndSet(0, scene.nanoTicker().getAsLong());
                    asked.incrementAndGet();
                    served.addAndGet(answer.status() == 200 ? 1 : 0);
                }
                Pause.of(EVERY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the entry name has led a client there again. */
    boolean hasTakenPlayers() {
        return entryLedNanos.get() != 0;
    }

    /** @param refusedNanos when every instance there refused all of them */
    void end(ObjectNode found, double refusedNanos) {
        ends = true;
        long back = gatewayAnsweredNanos.get();
        found.put("refusedEverywhereMsAfterTheHeal", (refusedNanos - back) / 1e6)
                .put("entryNameLedThereMsAfterTheHeal", (entryLedNanos.get() - back) / 1e6)
                .put("askedByTheEntryName", askedByEntry.get())
                .put("servedByTheEntryName", servedByEntry.get())
                .put("servedPastTheEntryName", servedByGateway.get());
    }
}
