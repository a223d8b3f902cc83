package vrs.prove.failover;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import vrs.prove.proof.Workbench;

/** Counts calls per second of a service while a share of all calls of some services fails in every AZ. */
final class Amplification {
    static final double PER_SECOND = 40;
    private static final long STEADY_MS = 8_000;
    private static final Duration BROKEN = Duration.ofSeconds(20);
    private static final List<String> AZS = List.of("r1-az1", "r1-az2", "r2-az1");
    private static final List<String> AVOID_OFF = List.of("avoid.drm=off", "avoid.clear=off");
    private static final List<String> AVOID_AUTO = List.of("avoid.drm=default", "avoid.clear=default");

    private final Workbench bench;
    private final FaultyCluster cluster;

    Amplification(Workbench bench, FaultyCluster cluster) {
        this.bench = bench;
        this.cluster = cluster;
    }

    /**
     * Takes about half a minute.
     *
     * @param services whose calls fail
     * @param percent how many of them
     * @param mayAvoid whether AZs are avoided, as shipped
     */
    ObjectNode measure(List<String> services, int percent, boolean mayAvoid) throws IOException, InterruptedException {
        cluster.control(mayAvoid ? AVOID_AUTO : AVOID_OFF);
        List<String> entries = cluster.everyAz();
        WarmUp.at(PER_SECOND, entries, Title.ALL, cluster, bench.nanoTicker());
        try (PlayLoad load = PlayLoad.start(entries, Title.ALL, PER_SECOND, bench.nanoTicker());
                CallWindows calls = CallWindows.start(cluster.dashPorts(), load)) {
            Viewer.pause(Duration.ofMillis(STEADY_MS));
            long brokenAtMs = load.nowMs();
            for (String az : AZS) {
                for (String service : services) {
                    cluster.fault(List.of(
                            "errors", az + "/" + service, "--percent", Integer.toString(percent), "--spare-health"));
                }
            }
            ObjectNode part = bench.json().createObjectNode();
            part.put("playsPerSecond", PER_SECOND).put("percent", percent).put("avoids", mayAvoid);
            try {
                Viewer.pause(BROKEN);
            } finally {
                cluster.heal();
                cluster.control(AVOID_AUTO);
            }
            ArrayNode steady = part.putArray("windowsBefore");
            calls.between(0, brokenAtMs).forEach(it -> steady.add(window(it)));
            ArrayNode windows = part.putArray("windows");
            calls.between(brokenAtMs, load.nowMs()).forEach(it -> windows.add(window(it)));
            List<Pressed> pressed = load.stop();
            part.put("plays", pressed.size());
            part.put("requests", pressed.stream().mapToInt(Pressed::requests).sum());
            part.put("failed", pressed.stream().filter(it -> it.status() != 200).count());
            part.put("gaveAway", pressed.stream().filter(Pressed::gaveAway).count());
            return part;
        }
    }

    private ObjectNode window(CallWindows.Window one) {
        ObjectNode window = bench.json().createObjectNode();
        window.put("seconds", (one.toMs() - one.fromMs()) / 1_000.0).put("requests", one.requests());
        one.calls().forEach(window::put);
        return window;
    }
}
