package vrs.prove.visible;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** New revisions of known videos while these are read: when does every dash-service of every AZ answer by the new one? */
public final class Publishes {
    private static final int VIDEOS = 50;
    private static final int READS_PER_SECOND = 40;
    private static final int SPARE_SECONDS = 15;
    /** So many until the paths of a publish, of its reads, and of those who look for it are compiled. */
    private static final int WARM_PUBLISHES = 100;

    private static final Duration LOAD_BEGINS = Duration.ofSeconds(5);

    private final Scene scene;

    public Publishes(Scene scene) {
        this.scene = scene;
    }

    /** @param perSecond so many publishes a second, each at its own moment */
    public JsonNode measure(int publishes, double perSecond) throws IOException, InterruptedException {
        List<String> vids = Sample.vids("seen-", VIDEOS);
        scene.publish(vids);
        int stretches = scene.warm(vids, READS_PER_SECOND);
        scene.say("warm after " + stretches + " stretches of reads; now " + WARM_PUBLISHES
                + " publishes that are not counted");
        CompletableFuture<JsonNode> meanwhile =
                scene.readLoad(vids, READS_PER_SECOND, (int) (WARM_PUBLISHES / perSecond));
        new Changes(scene.nanoTicker(), scene.threads()).make(orders(vids, WARM_PUBLISHES), perSecond);
        meanwhile.join();
        int seconds = (int) (publishes / perSecond) + SPARE_SECONDS;
        scene.say(publishes + " publishes at " + perSecond + " a second under " + READS_PER_SECOND
                + " reads a second, about " + seconds + " s");
        CompletableFuture<JsonNode> load = scene.readLoad(vids, READS_PER_SECOND, seconds);
        Pause.of(LOAD_BEGINS);
        Changes changes = new Changes(scene.nanoTicker(), scene.threads());
        changes.make(orders(vids, publishes), perSecond);
        ObjectNode part = changes.json(scene.json());
        part.put("perSecond", perSecond).put("warmStretches", stretches).put("warmPublishes", WARM_PUBLISHES);
        part.put("instances", scene.site().of("dash").size());
        part.set("load", load.join());
        return part;
    }

    private List<Changes.Order> orders(List<String> vids, int count) {
        List<Changes.Order> orders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String vid = vids.get(i % vids.size());
            String title = "change " + i;
            orders.add(watch -> {
                String revision = scene.orders().publish(List.of(vid), title);
                return watch.until(scene.site().of("dash"), dash -> isAtLeast(dash, vid, revision));
            });
        }
        return orders;
    }

    private boolean isAtLeast(Place dash, String vid, String revision) throws InterruptedException {
        Asking.Answer answer = scene.asking().look(dash, vid);
        return answer.status() == 200 && compare(revision(answer.body()), revision) >= 0;
    }

    private static String revision(String body) {
        int at = body.indexOf("\"revision\":\"");
        int from = at + "\"revision\":\"".length();
        return at < 0 ? "0.0" : body.substring(from, body.indexOf('"', from));
    }

    /** Revisions are {@code epoch.counter}, the epoch first. */
    static int compare(String a, String b) {
        String[] left = a.split("\\.");
        String[] right = b.split("\\.");
        int epoch = Long.compare(Long.parseLong(left[0]), Long.parseLong(right[0]));
        return epoch != 0 ? epoch : Long.compare(Long.parseLong(left[1]), Long.parseLong(right[1]));
    }
}
