package vrs.local.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import vrs.local.supervise.ChildStatus;
import vrs.topology.Instance;
import vrs.topology.Role;

/** Status as JSON: what {@code ./vrs status --json} prints and what launcher and commands tell each other. */
public final class StatusJson {
    private final ObjectMapper json = new ObjectMapper();

    /** An array of objects. */
    public String write(List<StatusRow> rows) {
        ArrayNode array = json.createArrayNode();
        rows.forEach(row -> array.add(object(row)));
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(array);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values always has a text", e);
        }
    }

    /** The rows of such an array. */
    public List<StatusRow> read(String text) throws JsonProcessingException {
        List<StatusRow> rows = new ArrayList<>();
        for (JsonNode node : json.readTree(text)) {
            rows.add(row(node));
        }
        return rows;
    }

    private ObjectNode object(StatusRow row) {
        Instance instance = row.instance();
        ChildStatus child = row.child();
        ObjectNode node = json.createObjectNode()
                .put("az", instance.az())
                .put("unit", instance.unit())
                .put("role", instance.role().id())
                .put("instance", instance.name())
                .put("pool", instance.pool())
                .put("cloud", instance.cloud());
        if (child.pid().isPresent()) {
            node.put("pid", child.pid().getAsLong());
        } else {
            node.putNull("pid");
        }
        node.put("port", instance.port())
                .put("ready", child.ready())
                .put("restarts", child.restarts())
                .put("version", row.version())
                .put("state", child.state());
        if (child.lastExit().isPresent()) {
            node.put("lastExit", child.lastExit().getAsInt());
        } else {
            node.putNull("lastExit");
        }
        return node;
    }

    private static StatusRow row(JsonNode node) {
        Instance instance = new Instance(
                node.path("instance").asText(),
                Role.of(node.path("role").asText()),
                node.path("az").asText(),
                node.path("unit").asText(),
                node.path("pool").asText(),
                node.path("cloud").asText(),
                "127.0.0.1",
                node.path("port").asInt());
        JsonNode pid = node.path("pid");
        JsonNode exit = node.path("lastExit");
        return new StatusRow(
                instance,
                node.path("version").asText(),
                new ChildStatus(
                        instance.name(),
                        pid.isNumber() ? OptionalLong.of(pid.asLong()) : OptionalLong.empty(),
                        node.path("ready").asBoolean(),
                        node.path("restarts").asInt(),
                        node.path("state").asText(),
                        exit.isNumber() ? OptionalInt.of(exit.asInt()) : OptionalInt.empty()));
    }
}
