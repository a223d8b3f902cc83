package vrs.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The schemas of the document, read more strictly than a client should: an object has no fields but those that are written
 * down. A client ignores a new field; the document must not miss one.
 */
final class ClosedSchemas {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaValidatorsConfig CONFIG =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final JsonNode components;
    private final Map<JsonNode, JsonSchema> compiled = new HashMap<>();

    ClosedSchemas(JsonNode document) {
        this.components = document.path("components").deepCopy();
        close(components);
    }

    /** What is wrong with a value, in sentences; empty when it fits. */
    List<String> faults(JsonNode schema, JsonNode value) {
        return compiled.computeIfAbsent(schema, this::compile).validate(value).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    /** The same for what stands in a header or in a query: a text that may mean a number. */
    List<String> faults(JsonNode schema, String text) {
        boolean number = schema.path("type").asText().equals("integer") && text.matches("-?[0-9]{1,18}");
        return faults(schema, number ? JSON.getNodeFactory().numberNode(Long.parseLong(text)) : JSON.valueToTree(text));
    }

    private JsonSchema compile(JsonNode schema) {
        ObjectNode whole = JSON.createObjectNode();
        whole.set("components", components);
        JsonNode closed = schema.deepCopy();
        close(closed);
        whole.putArray("allOf").add(closed);
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(whole, CONFIG);
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("type").asText().equals("object")
                && object.path("properties").isObject()) {
            object.put("additionalProperties", false);
        }
        node.forEach(ClosedSchemas::close);
    }
}
