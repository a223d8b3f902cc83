package vrs.prove.visible;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** An AZ is away while videos are withdrawn: cut off with all its processes running, and killed as a whole. It returns. */
public final class Absence {
    private static final String AZ = "r2-az1";
    private static final int GATEWAY = 3;
    private static final int VIDEOS = 10;
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration EVERY = Duration.ofMillis(20);

    private final Scene scene;
    private final Map<String, String> licences = new TreeMap<>();

    /** @param scene with fault proxies */
    public Absence(Scene scene) {
        this.scene = scene;
    }

    /** Both ways of being away, one after the other. */
    public JsonNode measure() throws IOException, InterruptedException {
        List<String> cut = Sample.vids("cut-", VIDEOS);
        List<String> killed = Sample.vids("killed-", VIDEOS);
        List<String> all = new ArrayList<>(cut);
        all.addAll(killed);
        scene.publish(all);
        for (String vid : all) {
            String body = scene.asking().play(gateway(), vid).body();
            String url =
                    scene.json().readTree(body).path("drm").path("licenceUrl").asText();
            licences.put(vid, url.substring(url.indexOf('?') + 1));
        }
        ObjectNode part = scene.json().createObjectNode();
        part.set("cut", cut(cut));
        part.set("killed", killed(killed));
        return part;
    }

    private int gateway() {
        return scene.cluster().gatewayPort(GATEWAY);
    }

    private ObjectNode cut(List<String> vids) throws IOException, InterruptedException {
        scene.cluster().run("fault", "cut", AZ, "--for", "10m");
        Moment.until(LONGEST, scene.nanoTicker(), () -> !isReached(vids.getFirst()));
        withdraw(vids);
        ObjectNode found = scene.json().createObjectNode();
        found.put("videos", vids.size()).put("servedInsideMeanwhile", servedInside(vids));
        scene.say("cut off; " + found.path("servedInsideMeanwhile") + " of " + vids.size() + " still served inside");
        Watch watch = new Watch(scene.nanoTicker(), scene.threads());
        CompletableFuture<Double> back = CompletableFuture.supplyAsync(this::firstAnswer, scene.threads());
        scene.cluster().run("fault", "heal");
        double refused = watch.until(inside(), place -> refusesAll(place, vids)).join();
        found.put("obeyedMsAfterTheFirstAnswer", (refused - back.join()) / 1e6);
        scene.say("back: " + found);
        return found;
    }

    /** Whether a client gets an answer of the AZ. */
    private boolean isReached(String vid) {
        return scene.asking().playAnew(gateway(), vid).status() != 0;
    }

    private double firstAnswer() {
        try {
            Moment.until(LONGEST, EVERY, scene.nanoTicker(), () -> isReached("free-clear"));
            return scene.nanoTicker().getAsLong();
        } catch (IOException e) {
            return Double.NEGATIVE_INFINITY;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Double.NEGATIVE_INFINITY;
        }
    }

    private ObjectNode killed(List<String> vids) throws IOException, InterruptedException {
        scene.cluster().run("fault", "kill", AZ, "--for", "10m");
        withdraw(vids);
        Path list = scene.cluster().home().resolve("control").resolve(AZ).resolve("deny.list");
        String text = Files.readString(list);
        ObjectNode found = scene.json().createObjectNode();
        found.put("videos", vids.size())
                .put(
                        "onItsListMeanwhile",
                        vids.stream().filter(text.lines().toList()::contains).count());
        List<CompletableFuture<ObjectNode>> starting = new ArrayList<>();
        for (Place place : inside()) {
            starting.add(CompletableFuture.supplyAsync(() -> whenReady(place, vids), scene.threads()));
        }
        scene.cluster().run("fault", "heal");
        for (CompletableFuture<ObjectNode> place : starting) {
            found.withArray("instances").add(place.join());
        }
        Moment.until(
                LONGEST,
                scene.nanoTicker(),
                () -> scene.cluster().attempt("status").exit() == 0);
        scene.say("started again: " + found);
        return found;
    }

    /** From the first answer that it is ready, what it says to each of them. */
    private ObjectNode whenReady(Place place, List<String> vids) {
        ObjectNode row = scene.json().createObjectNode().put("where", place.name());
        try {
            long began = scene.nanoTicker().getAsLong();
            boolean ready = false;
            while (!ready && scene.nanoTicker().getAsLong() - began < LONGEST.toNanos()) {
                ready = scene.asking().isReady(place);
                if (!ready) {
                    Pause.of(EVERY);
                }
            }
            int refused = 0;
            for (String vid : vids) {
                refused += refuses(place, vid) ? 1 : 0;
            }
            return row.put("wasReady", ready).put("refused", refused);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return row.put("wasReady", false).put("refused", 0);
        }
    }

    private void withdraw(List<String> vids) throws IOException, InterruptedException {
        for (String vid : vids) {
            scene.orders().deny(scene.orders().leader(), vid);
            scene.orders().bury(vid);
        }
    }

    private int servedInside(List<String> vids) throws InterruptedException {
        int served = 0;
        for (String vid : vids) {
            served += scene.asking()
                                    .look(scene.site().of("dash", AZ).getFirst(), vid)
                                    .status()
                            == 200
                    ? 1
                    : 0;
        }
        return served;
    }

    private List<Place> inside() {
        List<Place> places = new ArrayList<>(scene.site().of("dash", AZ));
        places.addAll(scene.site().of("drm", AZ));
        places.addAll(scene.site().of("fallback", AZ));
        return places;
    }

    private boolean refusesAll(Place place, List<String> vids) throws InterruptedException {
        for (String vid : vids) {
            if (!refuses(place, vid)) {
                return false;
            }
        }
        return true;
    }

    private boolean refuses(Place place, String vid) throws InterruptedException {
        return switch (place.role()) {
            case "drm" ->
                scene.asking().licence(place.port(), licences.get(vid)).status() == 403;
            case "dash" -> scene.asking().look(place, vid).status() == 410;
            default -> scene.asking().play(place.port(), vid).status() == 410;
        };
    }
}
