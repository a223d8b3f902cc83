package vrs.prove.visible;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import vrs.prove.stores.look.HeldEntries;

/** Videos are withdrawn, with Redis and without; then everything that could still serve them is asked. */
public final class Withdrawals {
    private static final int READS_PER_SECOND = 60;
    private static final double PER_SECOND = 4;
    private static final int SPARE_SECONDS = 8;
    private static final Duration REPAIR_MAX = Duration.ofSeconds(60);
    private static final List<String> STORES = List.of("document", "sql", "redis");

    private final Scene scene;
    private final Map<String, String> licences = new TreeMap<>();

    public Withdrawals(Scene scene) {
        this.scene = scene;
    }

    /** @param withRedis so many with all stores up, then @param without so many with every Redis killed */
    public JsonNode measure(int withRedis, int without) throws IOException, InterruptedException {
        List<String> vids = Sample.vids("gone-", withRedis + without);
        scene.publish(vids);
        int licensed = collectLicences(vids);
        ObjectNode part = scene.json().createObjectNode();
        part.put("licencesBefore", licensed).put("warmStretches", scene.warm(vids, READS_PER_SECOND));
        part.set("withRedis", withdraw(vids.subList(0, withRedis)));
        scene.cluster().run("fault", "kill", "redis", "--for", "10m");
        part.set("withoutRedis", withdraw(vids.subList(withRedis, vids.size())));
        Refusals refusals = new Refusals(scene, licences);
        ArrayNode stages = part.putArray("stages");
        stages.add(refusals.ask("Redis down", vids));
        heal();
        part.set("stores", storesHold(vids));
        scene.cluster().run("fault", "kill", "document", "--for", "10m");
        scene.cluster().run("fault", "kill", "redis", "--for", "10m");
        stages.add(refusals.ask("hot stores killed", vids));
        scene.cluster().run("restart", "dash");
        awaitGateways();
        stages.add(refusals.ask("restarted from disk, hot stores killed", vids));
        scene.cluster().run("fault", "kill", "sql", "--for", "10m");
        stages.add(refusals.ask("all stores killed", vids));
        heal();
        part.set("replicas", replicasHold(vids));
        return part;
    }

    /** From a play of each before it is withdrawn; the number of licences that these tokens opened. */
    private int collectLicences(List<String> vids) throws IOException, InterruptedException {
        int opened = 0;
        List<Place> gateways = scene.site().of("gateway");
        Place drm = scene.site().of("drm").getFirst();
        for (int i = 0; i < vids.size(); i++) {
            Asking.Answer answer =
                    scene.asking().play(gateways.get(i % gateways.size()).port(), vids.get(i));
            String url = scene.json()
                    .readTree(answer.body())
                    .path("drm")
                    .path("licenceUrl")
                    .asText();
            if (url.isEmpty()) {
                throw new IOException(vids.get(i) + " has no licence before it is withdrawn: " + answer);
            }
            String query = url.substring(url.indexOf('?') + 1);
            licences.put(vids.get(i), query);
            opened += scene.asking().licence(drm.port(), query).status() == 200 ? 1 : 0;
        }
        return opened;
    }

    private ObjectNode withdraw(List<String> vids) throws IOException, InterruptedException {
        int seconds = (int) (vids.size() / PER_SECOND) + SPARE_SECONDS;
        scene.say(vids.size() + " withdrawals under reads, about " + seconds + " s");
        CompletableFuture<JsonNode> load = scene.readLoad(vids, READS_PER_SECOND, seconds);
        Pause.of(Duration.ofSeconds(3));
        Changes changes = new Changes(scene.nanoTicker(), scene.threads());
        List<Place> places = new ArrayList<>(scene.site().of("dash"));
        places.addAll(scene.site().of("fallback"));
        List<Changes.Order> orders = new ArrayList<>();
        for (int i = 0; i < vids.size(); i++) {
            String vid = vids.get(i);
            Place publisher = scene.orders().publisher(i);
            orders.add(watch -> {
                scene.orders().deny(publisher, vid);
                CompletableFuture<Double> seen = watch.until(places, place -> isGone(place, vid));
                scene.threads().submit(() -> {
                    scene.orders().bury(vid);
                    return vid;
                });
                return seen;
            });
        }
        changes.make(orders, PER_SECOND);
        ObjectNode found = changes.json(scene.json());
        found.put("perSecond", PER_SECOND).put("instances", places.size());
        found.set("load", load.join());
        return found;
    }

    private boolean isGone(Place place, String vid) throws InterruptedException {
        Asking.Answer answer = place.role().equals("dash")
                ? scene.asking().look(place, vid)
                : scene.asking().play(place.port(), vid);
        return answer.status() == 410;
    }

    /** Every store of every AZ, once the repair had its time. */
    private ArrayNode storesHold(List<String> vids) throws InterruptedException {
        ArrayNode rows = scene.json().createArrayNode();
        for (String technology : STORES) {
            for (Place store : scene.site().of(technology)) {
                long began = scene.nanoTicker().getAsLong();
                HeldEntries held = held(store, vids);
                while (held.tombstones() < vids.size()
                        && scene.nanoTicker().getAsLong() - began < REPAIR_MAX.toNanos()) {
                    Pause.of(Duration.ofMillis(500));
                    held = held(store, vids);
                }
                rows.add(row(store.name(), held));
            }
        }
        return rows;
    }

    private HeldEntries held(Place store, List<String> vids) {
        return HeldEntries.inProcess(store.role(), store.port(), vids, scene.nanoTicker());
    }

    /** The replica of each dash-service, which is stopped for it. */
    private ArrayNode replicasHold(List<String> vids) throws IOException, InterruptedException {
        scene.cluster().run("stop", "dash");
        ArrayNode rows = scene.json().createArrayNode();
        for (Place dash : scene.site().of("dash")) {
            HeldEntries held = HeldEntries.inReplica(
                    scene.cluster().home().resolve("data").resolve(dash.name()).resolve("replica.mv"),
                    vids,
                    scene.threads());
            rows.add(row(dash.name(), held));
        }
        scene.cluster().run("start", "dash");
        awaitGateways();
        return rows;
    }

    private ObjectNode row(String name, HeldEntries held) {
        return scene.json()
                .createObjectNode()
                .put("where", name)
                .put("tombstones", held.tombstones())
                .put("videos", held.videos())
                .put("absent", held.absent())
                .put("failed", held.failed());
    }

    private void heal() throws IOException, InterruptedException {
        scene.cluster().run("fault", "heal");
        Moment.until(
                Duration.ofMinutes(1),
                scene.nanoTicker(),
                () -> scene.cluster().attempt("status").exit() == 0);
    }

    /** Gateways find a restarted dash-service some times a second; until then the fallback player answers. */
    private void awaitGateways() throws IOException, InterruptedException {
        for (Place gateway : scene.site().of("gateway")) {
            Moment.until(Duration.ofMinutes(1), scene.nanoTicker(), () -> scene.asking()
                    .play(gateway.port(), "free-clear")
                    .served("grade")
                    .equals("full"));
        }
    }
}
