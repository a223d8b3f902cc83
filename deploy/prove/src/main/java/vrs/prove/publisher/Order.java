package vrs.prove.publisher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vrs.catalog.CatalogEntry;
import vrs.catalog.RecordJson;
import vrs.catalog.Revision;

/** Two videos, published together: all of them are published, or none. No order has vids of another one. */
record Order(String name) {
    /** With what each vid of an order begins. */
    static final String PREFIX = "kill-";

    private static final ObjectMapper JSON = new ObjectMapper();

    static Order number(int number, String what) {
        return new Order(PREFIX + number + "-" + what + "-");
    }

    List<String> vids() {
        return List.of(name + "a", name + "b");
    }

    /** What a publisher is sent. */
    String body() {
        ObjectNode root = JSON.createObjectNode().put("onlyMissing", false);
        vids().forEach(vid -> root.withArray("videos")
                .addObject()
                .put("name", vid)
                .put("vid", vid)
                .put("json", json(vid)));
        return root.toString();
    }

    /** What stores hold of a vid that was published with this revision. */
    static CatalogEntry entry(String vid, Revision revision) {
        return switch (RecordJson.authored(json(vid), revision)) {
            case RecordJson.Reading.Entry(CatalogEntry entry) -> entry;
            case RecordJson.Reading.Corrupt(String why) -> throw new IllegalStateException(why);
        };
    }

    private static String json(String vid) {
        return """
                {"vid":"%s","title":"Title of %s","durationMs":12000,"segmentMs":2000,"asset":"clock12",
                 "rights":{"plan":"free","territories":["US"],"platforms":["tv"]},
                 "video":[{"id":"v240","codec":"avc1.4d4015","width":426,"height":240,"frameRate":"25","bandwidthBps":1}],
                 "audio":[]}
                """.formatted(vid, vid);
    }

    /** What an answer acknowledges; empty when it does not. */
    static Map<String, Revision> acknowledged(JsonNode answer) {
        Map<String, Revision> acknowledged = new LinkedHashMap<>();
        if (answer.path("outcome").asText().equals("acknowledged")) {
            answer.path("entries")
                    .forEach(entry -> acknowledged.put(
                            entry.path("vid").asText(),
                            Revision.parse(entry.path("revision").asText()).orElseThrow()));
        }
        return acknowledged;
    }
}
