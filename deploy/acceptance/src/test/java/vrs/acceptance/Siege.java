package vrs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Connections by the thousand that do next to nothing, each of which its door must end by itself and count. */
final class Siege implements AutoCloseable {
    /** What a busy machine may add to a limit. */
    private static final long SLACK_MS = 5_000;

    private static final long OVER_MS_MAX = 40_000;
    private static final int PATIENCE_MS = (int) OVER_MS_MAX;
    private static final int WINDOW_BYTES = 2_048;
    private static final int PACE_MS = 500;
    /** Below what a connection may ask, and in bytes above what the buffers of a connection take. */
    private static final int UNREAD_REQUESTS = 9_000;

    /** What each of a number of clients does to a door, what that counts as, and when it must be over. */
    record Ring(Door door, String reason, int clients, long limitMs, Attack attack) {}

    /** Returns when the door has ended the connection. */
    interface Attack {
        void on(Wire wire) throws IOException;
    }

    private final ExecutorService attackers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> running = new ArrayList<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final Map<String, Long> countedBefore = new LinkedHashMap<>();
    private final Map<String, Integer> attacked = new LinkedHashMap<>();
    private final Queue<Wire> slowReaders = new ConcurrentLinkedQueue<>();
    private long began;

    private static List<Ring> rings(int silent, int others) {
        List<Ring> all = new ArrayList<>();
        for (Door door : Door.values()) {
            String nothing = door == Door.EDGE ? "slow-headers" : "silent";
            all.add(new Ring(door, nothing, silent, 5_000, Wire::rest));
            all.add(new Ring(door, "idle", others, Cluster.IDLE_MS, wire -> {
                wire.send(door.get());
                wire.read(false);
                assertThat(wire.rest()).isEmpty();
            }));
            all.add(new Ring(
                    door,
                    "slow-headers",
                    others,
                    5_000,
                    wire -> wire.trickle(door.get().strip(), "\r\nA: b", PACE_MS)));
            if (door != Door.EDGE) {
                String body = door.post() + "Content-Length: 4000\r\n\r\n";
                all.add(new Ring(door, "slow-body", others, 10_000, wire -> wire.trickle(body, "x", PACE_MS)));
            }
        }
        return all;
    }

    /** The clients take their places, all at once. */
    void begin(int silent, int others, int readers) throws IOException {
        List<Ring> rings = rings(silent, others);
        for (Ring ring : rings) {
            expect(ring.door(), ring.reason(), ring.clients());
        }
        for (Door door : Door.values()) {
            expect(door, "slow-reader", readers);
        }
        began = System.nanoTime();
        for (Ring ring : rings) {
            for (int client = 0; client < ring.clients(); client++) {
                running.add(attackers.submit(() -> attack(ring)));
            }
        }
        for (Door door : Door.values()) {
            for (int client = 0; client < readers; client++) {
                Wire wire = new Wire(door.port(), PATIENCE_MS, WINDOW_BYTES);
                slowReaders.add(wire);
                running.add(attackers.submit(
                        () -> wire.sendAsFarAsTaken(door.unread().repeat(UNREAD_REQUESTS))));
            }
        }
    }

    private void expect(Door door, String reason, int clients) {
        countedBefore.put(door + " " + reason, Metrics.cut(door.port(), reason));
        attacked.merge(door + " " + reason, clients, Integer::sum);
    }

    private void attack(Ring ring) {
        long opened = System.nanoTime();
        try (Wire wire = Wire.to(ring.door().port(), PATIENCE_MS)) {
            ring.attack().on(wire);
        } catch (IOException | AssertionError e) {
            faults.add(ring.door() + " " + ring.reason() + ": " + e);
        }
        long tookMs = (System.nanoTime() - opened) / 1_000_000;
        if (tookMs > ring.limitMs() + SLACK_MS) {
            faults.add(ring.door() + " " + ring.reason() + " was let be for " + tookMs + " ms");
        }
    }

    /** Whether all have been cut; fails when that takes too long. */
    boolean isOver() {
        long lastingMs = (System.nanoTime() - began) / 1_000_000;
        assertThat(lastingMs)
                .as(() -> "counted: " + counted() + " of " + attacked)
                .isLessThan(OVER_MS_MAX);
        return running.stream().allMatch(Future::isDone) && missing().isEmpty();
    }

    void assertEachWasCutInTime() {
        System.out.println("siege: " + counted());
        assertThat(faults).isEmpty();
        assertThat(missing()).isEmpty();
    }

    /** By door and reason, since the beginning. */
    private Map<String, Long> counted() {
        Map<String, Long> counted = new LinkedHashMap<>();
        for (Door door : Door.values()) {
            Metrics.cut(door.port()).forEach((reason, count) -> {
                String key = door + " " + reason;
                if (attacked.containsKey(key)) {
                    counted.put(key, count - countedBefore.get(key));
                }
            });
        }
        return counted;
    }

    private Map<String, Long> missing() {
        Map<String, Long> missing = counted();
        missing.entrySet().removeIf(ring -> ring.getValue() >= attacked.get(ring.getKey()));
        return missing;
    }

    @Override
    public void close() throws IOException {
        for (Wire wire : slowReaders) {
            wire.close();
        }
        attackers.shutdownNow();
    }
}
