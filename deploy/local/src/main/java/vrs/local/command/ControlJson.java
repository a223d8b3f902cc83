package vrs.local.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import vrs.control.ControlEntry;
import vrs.control.ControlSheet;
import vrs.control.ControlState;

/** The control state for programs; from and to are {@code default} for a key that was or is not set. */
final class ControlJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ControlJson() {}

    static String sheet(ControlState state, List<ControlSheet.Row> rows) {
        ObjectNode root = head(state);
        ObjectNode keys = root.putObject("keys");
        rows.forEach(row -> keys.putObject(row.key())
                .put("value", row.value())
                .put("set", row.isSet())
                .put("atRest", row.atRest()));
        return text(root);
    }

    static String history(List<ControlEntry> entries) {
        ArrayNode root = JSON.createArrayNode();
        entries.forEach(entry -> root.add(node(entry)));
        return text(root);
    }

    static String entry(ControlEntry entry) {
        return text(node(entry));
    }

    static String unchanged(ControlState state) {
        ObjectNode root = head(state);
        root.putArray("changes");
        return text(root);
    }

    private static ObjectNode head(ControlState state) {
        return JSON.createObjectNode()
                .put("version", state.version())
                .put("operator", state.operator())
                .put("at", Instant.ofEpochMilli(state.changedAtMs()).toString())
                .put("publisherEpoch", state.leaderEpoch());
    }

    private static ObjectNode node(ControlEntry entry) {
        ObjectNode node = JSON.createObjectNode()
                .put("version", entry.version())
                .put("operator", entry.operator())
                .put("at", Instant.ofEpochMilli(entry.atMs()).toString());
        ArrayNode changes = node.putArray("changes");
        entry.changes().forEach(change -> changes.addObject()
                .put("key", change.key())
                .put("from", change.before())
                .put("to", change.after()));
        return node;
    }

    private static String text(JsonNode node) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values always has a text", e);
        }
    }
}
