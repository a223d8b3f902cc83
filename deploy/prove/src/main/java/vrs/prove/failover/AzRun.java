package vrs.prove.failover;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import vrs.prove.proof.Workbench;

/** Takes AZs away under load while somebody presses play in a browser, and gives them back. */
final class AzRun {
    /** Beside the browser and those who ask the names, which shared cores have to bear as well. */
    private static final double PER_SECOND = 10;

    private static final double WARM_PER_SECOND = 30;
    private static final int PRESSES_BEFORE = 4;
    private static final Duration AWAY = Duration.ofSeconds(20);
    private static final Duration AFTERWARDS = Duration.ofSeconds(15);
    private static final Duration PRESSES_MAX = Duration.ofSeconds(90);
    /** Two AZs start one process after the other. */
    private static final Duration HOME_MAX = Duration.ofMinutes(3);

    private static final Duration LOOK = Duration.ofMillis(500);

    private final Workbench bench;
    private final FaultyCluster cluster;
    private final Path root;
    private final Clock clock;

    /** @param clock wall time, as the browser has it */
    AzRun(Workbench bench, FaultyCluster cluster, Path root, Clock clock) {
        this.bench = bench;
        this.cluster = cluster;
        this.root = root;
        this.clock = clock;
    }

    /** Takes about a minute and a half. */
    ObjectNode measure(String fault, List<String> azs) throws IOException, InterruptedException {
        ObjectNode part = bench.json().createObjectNode();
        List<String> entries = List.of(cluster.entry("main.r1"), cluster.entry("main.r2"));
        List<Title> titles = List.of(Title.PROTECTED, Title.OPEN);
        WarmUp.at(WARM_PER_SECOND, entries, titles, cluster, bench.nanoTicker());
        try (Presses presses = new Presses(root, cluster.page(), bench.json());
                PlayLoad load = PlayLoad.start(entries, titles, PER_SECOND, bench.nanoTicker());
                Names names = cluster.names(bench.nanoTicker())) {
            awaitPresses(presses);
            Map<String, String> atRest = names.now();
            long issuedNanos = bench.nanoTicker().getAsLong();
            long issuedMs = clock.millis();
            long brokenFromMs = load.nowMs();
            breakAtOnce(fault, azs);
            long brokenMs = clock.millis();
            Viewer.pause(AWAY);
            Map<String, String> away = names.now();
            cluster.heal();
            long healedMs = clock.millis();
            long healedAtMs = load.nowMs();
            awaitHome(names, atRest, load);
            Viewer.pause(AFTERWARDS);
            List<Pressed> pressed = load.stop();
            part.put("issuedMs", issuedMs).put("brokenMs", brokenMs).put("healedMs", healedMs);
            part.put("ledToMeanwhile", away.toString()).put("ledToAtRest", atRest.toString());
            part.set("names", names.stop(issuedNanos, bench.json()));
            ArrayNode seen = part.putArray("presses");
            presses.stop().stream()
                    .filter(press -> press.path("atMs").asLong() >= issuedMs)
                    .forEach(seen::add);
            part.put("plays", pressed.size());
            part.put(
                    "expectedLater",
                    share(pressed.stream()
                            .filter(it -> it.atMs() >= brokenFromMs + (brokenMs - issuedMs) + 2_000)
                            .filter(it -> it.atMs() < healedAtMs)
                            .toList()));
        }
        return part;
    }

    private static double share(List<Pressed> pressed) {
        return Math.round(1e5 * pressed.stream().filter(Pressed::isExpected).count() / Math.max(1, pressed.size()))
                / 1e5;
    }

    // A region is lost as a whole, not one AZ after the other.
    private void breakAtOnce(String fault, List<String> azs) throws IOException, InterruptedException {
        List<Future<Void>> orders;
        try (ExecutorService operators = Executors.newVirtualThreadPerTaskExecutor()) {
            orders = operators.invokeAll(azs.stream()
                    .map(az -> (Callable<Void>) () -> {
                        cluster.fault(List.of(fault, az));
                        return null;
                    })
                    .toList());
        }
        for (Future<Void> order : orders) {
            if (order.state() == Future.State.FAILED) {
                throw new IOException(fault + " of " + azs, order.exceptionNow());
            }
        }
    }

    private void awaitPresses(Presses presses) throws IOException, InterruptedException {
        long began = bench.nanoTicker().getAsLong();
        while (!presses.areWell(PRESSES_BEFORE)) {
            if (bench.nanoTicker().getAsLong() - began > PRESSES_MAX.toNanos()) {
                throw new IOException("the browser did not play " + PRESSES_BEFORE + " times in a row");
            }
            Viewer.pause(LOOK);
        }
    }

    private void awaitHome(Names names, Map<String, String> atRest, PlayLoad load)
            throws IOException, InterruptedException {
        long fromMs = load.nowMs();
        while (!names.now().equals(atRest)) {
            if (load.nowMs() - fromMs > HOME_MAX.toMillis()) {
                throw new IOException("the names were not home within " + HOME_MAX.toSeconds() + " s");
            }
            Viewer.pause(LOOK);
        }
        cluster.awaitReady();
    }
}
