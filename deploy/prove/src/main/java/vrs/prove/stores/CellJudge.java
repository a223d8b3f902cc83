package vrs.prove.stores;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.LongPredicate;
import vrs.catalog.Revision;
import vrs.prove.stores.read.Looks;
import vrs.prove.stores.read.Observation;
import vrs.prove.stores.write.Published;

/**
 * Holds what was read against what was published.
 *
 * @param published what was acknowledged, and when
 * @param moments when the windows were
 */
record CellJudge(Published published, Moments moments) {
    private static final long VISIBLE_NANOS = 1_000_000_000;
    private static final long LATE_NANOS = 100_000_000;
    private static final int EXAMPLES_MAX = 12;
    private static final String L3 = "l3";

    /**
     * @param observations of all readers of the run
     * @param looks of each reader, in its order
     * @param missing reads that were handed over and never answered
     */
    Verdict of(Cell cell, List<Observation> observations, List<List<Looks>> looks, int missing, long bootMs) {
        List<String> examples = new ArrayList<>();
        List<Observation> failed =
                observations.stream().filter(read -> read.revision().isEmpty()).toList();
        int belowAcknowledged = 0;
        for (Observation read : observations) {
            Revision due = published.acknowledgedBy(read.vid(), read.beganNanos() - VISIBLE_NANOS);
            if (read.revision().filter(due::isAfter).isPresent()) {
                belowAcknowledged++;
                examples.add("below acknowledged " + due + ": " + example(read));
            }
        }
        int belowServed = belowServed(observations, examples);
        failed.forEach(read -> examples.add("failed " + seconds(read) + " " + read.vid() + " " + read.said()));
        List<Observation> before = observations.stream()
                .filter(r -> moments.isNormal(r.beganNanos()))
                .toList();
        List<Observation> during = observations.stream()
                .filter(r -> moments.isFault(r.beganNanos()))
                .toList();
        List<Observation> measured = observations.stream()
                .filter(r -> moments.isMeasured(r.intendedNanos()))
                .toList();
        return new Verdict(
                cell,
                measured.size(),
                failed.size() + missing,
                belowAcknowledged,
                belowServed,
                share(before, cell.store()),
                share(during, cell.cold()),
                next(looks, moments::isNormal) / moments.normalSeconds(),
                next(looks, moments::isFault) / moments.faultSeconds(),
                moments.faultSeconds(),
                share(
                        measured.stream()
                                .filter(r -> r.beganNanos() - r.intendedNanos() > LATE_NANOS)
                                .count(),
                        measured.size()),
                p99Ms(during),
                bootMs,
                examples.stream().limit(EXAMPLES_MAX).toList());
    }

    /** What had been answered before a read began binds it. */
    private int belowServed(List<Observation> observations, List<String> examples) {
        List<Observation> byBegin = observations.stream()
                .sorted(Comparator.comparingLong(Observation::beganNanos))
                .toList();
        PriorityQueue<Observation> ended = new PriorityQueue<>(Comparator.comparingLong(Observation::endedNanos));
        Map<String, Revision> served = new HashMap<>();
        int below = 0;
        for (Observation read : byBegin) {
            while (!ended.isEmpty() && ended.peek().endedNanos() - read.beganNanos() < 0) {
                Observation done = ended.poll();
                done.revision().ifPresent(r -> served.merge(done.vid(), r, (a, b) -> a.isAfter(b) ? a : b));
            }
            Revision floor = served.getOrDefault(read.vid(), Revision.NONE);
            if (read.revision().filter(floor::isAfter).isPresent()) {
                below++;
                examples.add("below served " + floor + ": " + example(read));
            }
            ended.add(read);
        }
        return below;
    }

    private static double share(List<Observation> reads, StoreName store) {
        return share(
                reads.stream().filter(r -> r.said().equals(store.technology())).count(), reads.size());
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    private static double next(List<List<Looks>> looks, LongPredicate window) {
        long sum = 0;
        for (List<Looks> reader : looks) {
            for (int i = 1; i < reader.size(); i++) {
                if (window.test(reader.get(i).atNanos())) {
                    sum += l3(reader.get(i)) - l3(reader.get(i - 1));
                }
            }
        }
        return sum;
    }

    private static long l3(Looks looks) {
        return looks.counts().getOrDefault(L3, 0L);
    }

    private static double p99Ms(List<Observation> reads) {
        List<Long> took = reads.stream()
                .map(r -> r.endedNanos() - r.intendedNanos())
                .sorted()
                .toList();
        return took.isEmpty() ? 0 : took.get((int) (took.size() * 0.99)) / 1e6;
    }

    private String example(Observation read) {
        return seconds(read) + " " + read.vid() + " "
                + read.revision().map(Revision::toString).orElse("-") + " from " + read.said();
    }

    private String seconds(Observation read) {
        return String.format(Locale.ROOT, "%+.3f s after the fault", (read.beganNanos() - moments.fault()) / 1e9);
    }
}
