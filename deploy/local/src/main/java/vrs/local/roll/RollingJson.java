package vrs.local.roll;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The report of a rolling restart as JSON, for scripts. */
public final class RollingJson {
    private final ObjectMapper json = new ObjectMapper();

    /** One object. */
    public String write(RollingReport report) {
        ObjectNode node = json.createObjectNode().put("whole", report.halt().isEmpty());
        var replaced = node.putArray("replaced");
        report.replaced().forEach(each -> replaced.addObject()
                .put("instance", each.process())
                .put("tookMs", each.tookMs())
                .put("version", each.version()));
        var down = node.putArray("stopped");
        report.down().forEach(down::add);
        if (report.halt().isPresent()) {
            node.putObject("halt")
                    .put("instance", report.halt().get().process())
                    .put("reason", report.halt().get().reason());
        } else {
            node.putNull("halt");
        }
        var left = node.putArray("left");
        report.left().forEach(left::add);
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values always has a text", e);
        }
    }
}
