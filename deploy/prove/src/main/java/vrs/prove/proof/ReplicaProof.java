package vrs.prove.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import vrs.prove.evidence.Line;

/**
 * The disk replica of an instance with a million records. The bounds come from the limit that the catalogue is designed for,
 * 20 million records of 1 to 2 KB, and from how the layers wait. Needs no cluster.
 */
public final class ReplicaProof implements Proof {
    private static final int VIDEOS_MIN = 1_000_000;
    /** The JVM of the measurement is given 512 MiB; it counts a little less. */
    private static final int HEAP_MIB_MAX = 512;
    /** So that 20 million records take no more than 60 GB of an instance's disk. */
    private static final double BYTES_PER_RECORD_MAX = 3_000;
    /** A new instance has its replica in five minutes, and with 20 million in under two hours. */
    private static final double BOOT_SECONDS_MAX = 300;
    /** A restart must not wait for it. */
    private static final double REOPEN_SECONDS_MAX = 5;
    /** Earlier than this no layer asks the other store. */
    private static final double READ_P99_MICROS_MAX = 2_000;

    @Override
    public String name() {
        return "replica";
    }

    @Override
    public String question() {
        return "What does an instance's disk replica cost with a million records: room, boot from a snapshot, reads?";
    }

    @Override
    public List<String> speaksOf() {
        return Stream.concat(Sources.STORES_AND_LAYERS.stream(), Stream.of("catalog/bench"))
                .toList();
    }

    @Override
    public List<Part> parts() {
        return List.of(new Part("million", bench -> bench.measured("replica")));
    }

    @Override
    public List<Line> lines(List<JsonNode> parts) {
        JsonNode found = parts.getFirst();
        double videos = found.path("videos").asDouble();
        double heapMiB = found.path("heapMaxMiB").asDouble();
        return List.of(
                new Line(
                        "records, in a JVM of its own",
                        "at least 1,000,000 with at most 512 MiB of heap",
                        String.format(Locale.ROOT, "%,.0f with %.0f MiB", videos, heapMiB),
                        videos >= VIDEOS_MIN && heapMiB <= HEAP_MIB_MAX),
                atMost(
                        "the replica on disk",
                        "bytes per record",
                        found.path("replicaBytes").asDouble() / videos,
                        BYTES_PER_RECORD_MAX),
                atMost(
                        "boot of a new instance from a snapshot",
                        "s",
                        found.path("bootSeconds").asDouble(),
                        BOOT_SECONDS_MAX),
                atMost(
                        "opening the replica at a restart",
                        "s",
                        found.path("reopenSeconds").asDouble(),
                        REOPEN_SECONDS_MAX),
                atMost(
                        "read p99, over all records alike",
                        "µs",
                        found.path("readP99Micros").asDouble(),
                        READ_P99_MICROS_MAX));
    }

    private static Line atMost(String claim, String unit, double figure, double max) {
        return new Line(
                claim,
                String.format(Locale.ROOT, "at most %,.0f %s", max, unit),
                String.format(Locale.ROOT, "%,.2f %s", figure, unit),
                figure <= max);
    }
}
