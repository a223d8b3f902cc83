package vrs.prove.visible;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

/** What the commands publish and withdraw say to publishers, said without a JVM each. */
final class Orders {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Asking asking;
    private final List<Place> publishers;

    Orders(Asking asking, Site site) {
        this.asking = asking;
        this.publishers = site.of("publisher");
    }

    /** The AZ that leads at rest. */
    Place leader() {
        return publishers.getFirst();
    }

    /** The revision of the last of them, once acknowledged. */
    String publish(Collection<String> vids, String title) throws IOException, InterruptedException {
        JsonNode root = expect(leader(), "/publish", Sample.order(vids, title), "acknowledged");
        JsonNode entries = root.path("entries");
        return entries.path(entries.size() - 1).path("revision").asText();
    }

    /** In force where it was said when this returns. */
    void deny(Place publisher, String vid) throws IOException, InterruptedException {
        expect(publisher, "/withdraw", "{\"force\":false,\"vids\":[\"" + vid + "\"]}", "denied");
    }

    /** Makes the tombstone. */
    void bury(String vid) throws IOException, InterruptedException {
        expect(leader(), "/bury", vid, "acknowledged");
    }

    /** By turns, so that withdrawals enter in every AZ. */
    Place publisher(int turn) {
        return publishers.get(turn % publishers.size());
    }

    private JsonNode expect(Place publisher, String path, String body, String outcome)
            throws IOException, InterruptedException {
        Asking.Answer answer = asking.order(publisher, path, body);
        try {
            JsonNode root = JSON.readTree(answer.body());
            if (answer.status() == 200 && root.path("outcome").asText().equals(outcome)) {
                return root;
            }
        } catch (JsonProcessingException e) {
            throw new IOException(publisher.name() + path + ": " + answer, e);
        }
        throw new IOException(publisher.name() + path + ": " + answer);
    }
}
