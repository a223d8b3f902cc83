package vrs.player;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The document that the page's port serves: what it shows is what it says. */
class OpenApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode DOCUMENT = read();

    /** An example together with the schema beside it. */
    record Shown(String where, JsonNode schema, JsonNode value) {
        @Override
        public String toString() {
            return where;
        }
    }

    @ParameterizedTest
    @MethodSource("shown")
    void example_fitsItsSchema(Shown shown) {
        assertThat(faults(shown.schema(), shown.value())).isEmpty();
    }

    @Test
    void example_thatDoesNotFitIsSeen() {
        ObjectNode broken = shown().filter(
                        s -> s.where().contains("/dash/get") && s.where().endsWith("/protected"))
                .findFirst()
                .orElseThrow()
                .value()
                .deepCopy();
        broken.put("grade", "best").remove("manifestUrl");

        assertThat(faults(ref("Playback"), broken)).hasSize(2);
    }

    @Test
    void references_allLeadSomewhere() {
        List<String> references = DOCUMENT.findValuesAsText("$ref");

        assertThat(references).hasSizeGreaterThan(50).allSatisfy(reference -> assertThat(
                        DOCUMENT.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
    }

    @Test
    void components_areAllUsed() {
        Set<String> references = new TreeSet<>(DOCUMENT.findValuesAsText("$ref"));

        for (String kind : List.of("schemas", "headers")) {
            DOCUMENT.at("/components/" + kind).fieldNames().forEachRemaining(name -> assertThat(references)
                    .contains("#/components/" + kind + "/" + name));
        }
    }

    @Test
    void problem_codesAreShownEachUnderItsStatus() {
        Set<String> shownCodes = new TreeSet<>();
        shown().filter(s -> s.value().has("code")).forEach(s -> {
            shownCodes.add(s.value().path("code").asText());
            assertThat(s.where()).contains("/" + s.value().path("status").asInt() + "/");
        });
        Set<String> codes = new TreeSet<>();
        DOCUMENT.at("/components/schemas/Problem/properties/code/enum").forEach(code -> codes.add(code.asText()));

        assertThat(shownCodes).isEqualTo(codes);
    }

    @Test
    void parameters_areThoseOfTheContract() {
        List<String> names = new ArrayList<>();
        DOCUMENT.at("/paths/~1dash/parameters").forEach(parameter -> {
            if (parameter.path("in").asText().equals("query")) {
                names.add(parameter.path("name").asText());
            }
        });

        assertThat(names)
                .containsExactly(
                        "vid",
                        "intent",
                        "bid",
                        "codecs",
                        "drm",
                        "platform",
                        "format",
                        "retry",
                        "attempt",
                        "refresh",
                        "pt",
                        "failed");
    }

    @Test
    void answers_allSayWhereTheyCameFrom() {
        for (String answers : List.of("/paths/~1dash/get/responses", "/paths/~1licence/post/responses")) {
            DOCUMENT.at(answers)
                    .forEach(answer -> assertThat(answer.path("headers").fieldNames())
                            .toIterable()
                            .contains("VRS-Served", "Server-Timing", "traceparent", "Cache-Control", "Vary"));
        }
    }

    /** Every example of a body, a header or a parameter, and every default. */
    static Stream<Shown> shown() {
        List<Shown> all = new ArrayList<>();
        collect("", DOCUMENT, all);
        return all.stream();
    }

    private static void collect(String where, JsonNode node, List<Shown> all) {
        JsonNode schema = node.path("schema");
        if (schema.isObject() && node.has("example")) {
            all.add(new Shown(where + "/example", schema, node.path("example")));
        }
        if (schema.isObject()) {
            node.path("examples")
                    .properties()
                    .forEach(e -> all.add(new Shown(
                            where + "/" + e.getKey(), schema, e.getValue().path("value"))));
        }
        if (node.has("default") && (node.has("type") || node.has("enum")) && !where.contains("/variables/")) {
            all.add(new Shown(where + "/default", node, node.path("default")));
        }
        node.properties()
                .forEach(child -> collect(where + "/" + child.getKey().replaceFirst("^/", ""), child.getValue(), all));
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(where + "/" + i, node.get(i), all);
            }
        }
    }

    private static JsonNode ref(String name) {
        return JSON.createObjectNode().put("$ref", "#/components/schemas/" + name);
    }

    private static Set<ValidationMessage> faults(JsonNode schema, JsonNode value) {
        ObjectNode whole = JSON.createObjectNode();
        whole.set("components", DOCUMENT.path("components"));
        whole.putArray("allOf").add(schema);
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(
                        whole,
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build())
                .validate(value);
    }

    private static JsonNode read() {
        try {
            return JSON.readTree(Files.readString(Path.of("../../docs/openapi.json")));
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
