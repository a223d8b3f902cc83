package vrs.publisher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vrs.catalog.Revision;

/** What is sent to a publisher, and what it answers, as JSON. */
final class Orders {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Orders() {}

    static String publish(Collection<VideoFile> files, boolean onlyMissing) {
        ObjectNode root = JSON.createObjectNode().put("onlyMissing", onlyMissing);
        ArrayNode videos = root.putArray("videos");
        for (VideoFile file : files) {
            ObjectNode video = videos.addObject();
            video.put("name", file.name()).put("vid", file.vid()).put("json", file.json());
            file.asset().ifPresent(asset -> video.put("asset", asset));
        }
        return root.toString();
    }

    static String withdraw(Collection<String> vids, boolean force) {
        ObjectNode root = JSON.createObjectNode().put("force", force);
        ArrayNode list = root.putArray("vids");
        vids.forEach(list::add);
        return root.toString();
    }

    static String outcome(JsonNode root) {
        return root.path("outcome").asText();
    }

    static List<Complaint> complaints(JsonNode root, Optional<String> pointer) {
        List<Complaint> complaints = new ArrayList<>();
        root.path("complaints")
                .forEach(it -> complaints.add(new Complaint(
                        it.path("name").asText(), pointer, it.path("message").asText())));
        return complaints;
    }

    /** The revision of each vid, the oldest first. */
    static Map<Revision, String> entries(JsonNode root) {
        Map<Revision, String> entries = new TreeMap<>();
        root.path("entries").forEach(it -> Revision.parse(it.path("revision").asText())
                .ifPresent(revision -> entries.put(revision, it.path("vid").asText())));
        return entries;
    }
}
