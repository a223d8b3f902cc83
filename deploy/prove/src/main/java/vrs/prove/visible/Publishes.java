package vrs.prove.visible;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** New revisions of known videos while these are read: when does every dash-service of every AZ answer by the new one? */
public final class Publishes {
    private static final int VIDEOS = 50;
    private static final int READS_PER_SECOND = 100;
    private static final int SPARE_SECONDS = 15;

    private final Scene scene;

    public Publishes(Scene scene) {
        this.scene = scene;
    }

    /** @param perSecond so many publishes a second, each at its own moment */
    public JsonNode measure(int publishes, double perSecond) throws IOException, InterruptedException {
        List<String> vids = Sample.vids("seen-", VIDEOS);
        scene.publish(vids);
        int seconds = (int) (publishes / perSecond) + SPARE_SECONDS;
        CompletableFuture<JsonNode> load = scene.readLoad(vids, READS_PER_SECOND, seconds);
        scene.say(publishes + " publishes at " + perSecond + " a second under " + READS_PER_SECOND
                + " reads a second, about " + seconds + " s");
        // The generator needs a moment; a publish before its first read would not be one under load.
        Pause.of(java.time.Duration.ofSeconds(3));
        Changes changes = new Changes(scene.nanoTicker(), scene.threads());
        List<Changes.Order> orders = new ArrayList<>();
        for (int i = 0; i < publishes; i++) {
            String vid = vids.get(i % vids.size());
            String title = "change " + i;
            orders.add(watch -> {
                String revision = scene.orders().publish(List.of(vid), title);
                return watch.until(scene.site().of("dash"), dash -> isAtLeast(dash, vid, revision));
            });
        }
        changes.make(orders, perSecond);
        ObjectNode part = changes.json(scene.json());
        part.put("perSecond", perSecond);
        part.put("instances", scene.site().of("dash").size());
        part.set("load", load.join());
        return part;
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
