package vrs.catalog;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether a catalogue file may be published: the rules of {@code docs/video.schema.json}, then those that a schema
 * cannot say. Immutable and safe for use by many threads.
 */
public final class VideoSchema {
    private static final String RESOURCE = "/video.schema.json";
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final JsonSchema schema;

    private VideoSchema(JsonSchema schema) {
        this.schema = schema;
    }

    /** The schema that this version comes with. */
    public static VideoSchema load() {
        try (InputStream text = VideoSchema.class.getResourceAsStream(RESOURCE)) {
            if (text == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path");
            }
            SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
                    .pathType(PathType.JSON_POINTER)
                    .formatAssertionsEnabled(true)
                    .build();
            JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(JSON.readTree(text), config);
            schema.initializeValidators();
            return new VideoSchema(schema);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    /** All that is wrong, ordered by place; empty when the file is good. */
    public List<SchemaFault> check(String json) {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (JsonProcessingException e) {
            return List.of(new SchemaFault("", "is no JSON: " + e.getOriginalMessage() + where(e)));
        }
        if (!root.isObject()) {
            return List.of(new SchemaFault("", "is no JSON object"));
        }
        Stream<SchemaFault> bySchema = schema.validate(root).stream().map(VideoSchema::fault);
        return Stream.concat(bySchema, VideoRules.check(root).stream())
                .distinct()
                .sorted(Comparator.comparing(SchemaFault::pointer).thenComparing(SchemaFault::message))
                .toList();
    }

    private static String where(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
    }

    /** A missing or unknown field is named in the pointer, so that it says where to write or strike something. */
    private static SchemaFault fault(ValidationMessage message) {
        String at = message.getInstanceLocation().toString();
        String said = message.getMessage();
        String text = said.startsWith(at + ": ") ? said.substring(at.length() + 2) : said;
        String property = message.getProperty();
        return property == null ? new SchemaFault(at, text) : new SchemaFault(at + "/" + property, text);
    }
}
