package vrs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Thousands of requests that nobody foresaw, to every public endpoint: each is answered, and nothing is left behind. */
@WithCluster
@Order(82)
class FuzzIT {
    private static final int CLIENTS = 6;
    private static final int SHOTS_PER_CLIENT = 700;
    private static final int WARM_UP_SHOTS_PER_CLIENT = 150;
    /** What the processes under fire are called. */
    private static final List<String> UNDER_FIRE = List.of(
            "r1-az1-gateway-1",
            "r1-az1-dash-main-1",
            "r1-az1-dash-low-1",
            "r1-az1-drm-1",
            "r1-az1-clear-1",
            "r1-az1-fallback-1",
            "edge-cdn-a",
            "player-1");

    private final Cluster cluster;

    FuzzIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void fuzzedRequests_areAllAnsweredByUsInWords_andLeaveNothingBehind() throws Exception {
        String given = System.getenv().getOrDefault("VRS_FUZZ_SEED", "");
        long seed = given.isEmpty() ? new Random().nextLong() : Long.parseLong(given);
        System.out.println("VRS_FUZZ_SEED=" + seed);
        Fuzz.Samples samples = samples();

        Firing first = fire(seed + CLIENTS, samples, WARM_UP_SHOTS_PER_CLIENT);
        assertThat(first.faults()).as("seed " + seed).isEmpty();
        Map<String, Footprint> before = Footprint.of(cluster, UNDER_FIRE);
        Firing all = fire(seed, samples, SHOTS_PER_CLIENT);

        System.out.println("fuzz: " + all.summary());
        assertThat(all.faults()).as("seed " + seed).isEmpty();
        assertThat(all.statuses().values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(CLIENTS * SHOTS_PER_CLIENT);
        assertThat(all.statuses()).as("not all was refused at one gate").containsKeys(200, 400, 403, 404, 405);
        assertPlays();
        Growth.assertNone(cluster, before);
    }

    /** What all clients together saw. */
    private record Firing(Map<Integer, Integer> statuses, List<String> faults, int connections, long slowestMs) {
        static Firing of(List<FuzzClient.Tally> tallies) {
            Map<Integer, Integer> statuses = new TreeMap<>();
            tallies.forEach(t -> t.statuses().forEach((status, n) -> statuses.merge(status, n, Integer::sum)));
            return new Firing(
                    statuses,
                    tallies.stream().flatMap(t -> t.faults().stream()).toList(),
                    tallies.stream().mapToInt(FuzzClient.Tally::connections).sum(),
                    tallies.stream()
                            .mapToLong(FuzzClient.Tally::slowestMs)
                            .max()
                            .orElseThrow());
        }

        String summary() {
            return statuses + ", " + connections + " connections, slowest answer " + slowestMs + " ms";
        }
    }

    private static Firing fire(long seed, Fuzz.Samples samples, int shots) throws Exception {
        List<Future<FuzzClient.Tally>> running = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (int client = 0; client < CLIENTS; client++) {
                Random choice = new Random(seed * 31 + client);
                Fuzz fuzz = new Fuzz(choice.nextLong(), samples);
                running.add(clients.submit(() -> new FuzzClient().send(() -> next(choice, fuzz), shots)));
            }
        }
        List<FuzzClient.Tally> tallies = new ArrayList<>();
        for (Future<FuzzClient.Tally> done : running) {
            tallies.add(done.get());
        }
        return Firing.of(tallies);
    }

    /** A request to one of the public endpoints. */
    private static Fuzz.Shot next(Random choice, Fuzz fuzz) {
        return switch (choice.nextInt(12)) {
            case 0, 1, 2 -> fuzz.dash(Cluster.BASE + 100);
            case 3 -> fuzz.dash(Cluster.BASE + 90);
            case 4, 5, 6 -> fuzz.licence(Cluster.BASE + 100);
            case 7, 8 -> fuzz.dash(Cluster.BASE + 145);
            case 9, 10 -> fuzz.file(Cluster.BASE + 80);
            default -> fuzz.page(Cluster.BASE + 1);
        };
    }

    private Fuzz.Samples samples() {
        List<String> manifests = new ArrayList<>();
        List<String> licences = new ArrayList<>();
        List<String> keyIds = new ArrayList<>();
        List<String> paths = new ArrayList<>();
        for (String vid : List.of("drm-fallback", "drm-only", "mixed-protection", "free-clear")) {
            Response play = Play.dash(Cluster.entry("main.r1"), Map.of("vid", vid, "drm", "clearkey"));
            assertThat(play.statusCode()).as(play.asString()).isEqualTo(200);
            manifests.add(play.jsonPath().getString("manifestUrl").replaceFirst(".*[?&]pt=([^&]+).*", "$1"));
            String base = URI.create(play.jsonPath().getString("video[0].addresses[0].base"))
                    .getPath();
            paths.addAll(List.of(base + "init.mp4", base + "1.m4s", base + "9999.m4s", base));
            if (play.jsonPath().get("drm") != null) {
                licences.add(play.jsonPath().getString("drm.licenceUrl").replaceFirst(".*token=", ""));
                play.jsonPath().getList("drm.keyIds", String.class).forEach(id -> keyIds.add(base64(id)));
            }
        }
        return new Fuzz.Samples(
                List.of(cluster.token("vip"), cluster.token("free")), manifests, licences, keyIds, paths);
    }

    private static String base64(String hex) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(HexFormat.of().parseHex(hex));
    }

    private static void assertPlays() {
        for (String vid : List.of("free-clear", "drm-fallback", "drm-only")) {
            Response play = Play.dash(Cluster.entry("main.r1"), Map.of("vid", vid, "drm", "clearkey"));
            assertThat(play.statusCode()).as(play.asString()).isEqualTo(200);
            assertThat(Play.served(play, "grade")).isEqualTo("full");
        }
    }
}
