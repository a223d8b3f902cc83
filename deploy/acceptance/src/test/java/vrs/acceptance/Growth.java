package vrs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** Holds processes to what they were before: a leak of a part of a thousand requests or connections would show. */
final class Growth {
    /** Code that was loaded and compiled on the way, caches within their bounds; a leaked request keeps some KiB. */
    private static final long HEAP_KIB = 4_096;
    /** Heap and buffers that a process took under load and may keep for the next one. */
    private static final long RESIDENT_KIB = 65_536;
    /** Connections that pools keep open between the processes. */
    private static final long DESCRIPTORS = 24;
    /** Statuses and outcomes that were not seen before; one per request would be thousands. */
    private static final long SERIES = 150;

    private static final Duration SETTLE_BOUND = Duration.ofSeconds(20);

    private Growth() {}

    /** Fails when one of them still holds more than before after all time for cleaning up. */
    static void assertNone(Cluster cluster, Map<String, Footprint> before) {
        Awaitility.await("memory and descriptors are what they were")
                .atMost(SETTLE_BOUND)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    Map<String, Footprint> after = Footprint.of(cluster, List.copyOf(before.keySet()));
                    before.forEach((instance, was) -> compare(instance, was, after.get(instance)));
                });
    }

    private static void compare(String instance, Footprint was, Footprint is) {
        System.out.println(instance + " before " + was + " after " + is);
        String what = instance + " was " + was + ", is " + is;
        assertThat(is.heapKib()).as("heap: " + what).isLessThan(was.heapKib() + HEAP_KIB);
        assertThat(is.residentKib()).as("memory: " + what).isLessThan(was.residentKib() + RESIDENT_KIB);
        assertThat(is.descriptors()).as("descriptors: " + what).isLessThan(was.descriptors() + DESCRIPTORS);
        assertThat(is.series()).as("series: " + what).isLessThan(was.series() + SERIES);
    }
}
