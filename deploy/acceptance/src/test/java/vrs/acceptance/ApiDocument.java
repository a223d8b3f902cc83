package vrs.acceptance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.restassured.http.Method;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** {@code docs/openapi.json}, asked whether an exchange is one that it describes. */
final class ApiDocument {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Of the connection and the body, not of the answer; an OpenAPI document does not name them. */
    private static final Set<String> TRANSPORT =
            Set.of("connection", "content-length", "content-type", "date", "transfer-encoding");

    private static final String OTHER = "/{other}";

    private final JsonNode document;
    private final ClosedSchemas schemas;

    ApiDocument(JsonNode document) {
        this.document = document;
        this.schemas = new ClosedSchemas(document);
    }

    static ApiDocument parse(String text) {
        return new ApiDocument(tree(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * All that the exchange has and the document has not, or has otherwise; empty when they agree. A request that the
     * document refuses must have been answered with 400, and no other.
     */
    List<String> faults(Exchange exchange) {
        List<String> faults = new ArrayList<>(answerFaults(exchange));
        boolean malformed = exchange.status() == 400;
        if (requestFaults(exchange).isEmpty() == malformed) {
            faults.add("the document says of this request: " + requestFaults(exchange));
        }
        return faults;
    }

    /** The same for the answer alone, for requests that break a bound of the transport and not one of the document. */
    List<String> answerFaults(Exchange exchange) {
        List<String> faults = new ArrayList<>();
        JsonNode answer = answer(exchange);
        if (answer.isMissingNode()) {
            faults.add("the status " + exchange.status() + " is not in the document");
            return faults;
        }
        headerFaults(answer.path("headers"), exchange.headers(), faults);
        bodyFaults(answer, exchange, faults);
        return faults;
    }

    private JsonNode path(String path) {
        JsonNode own = document.path("paths").path(path);
        return own.isMissingNode() ? document.path("paths").path(OTHER) : own;
    }

    /** A wrong method is answered as the document says it at the right one. */
    private JsonNode answer(Exchange exchange) {
        JsonNode path = path(exchange.path());
        JsonNode operation = path.path(exchange.method().name().toLowerCase(Locale.ROOT));
        if (operation.isMissingNode()) {
            operation = path.has("get") ? path.path("get") : path.path("post");
        }
        return operation.path("responses").path(Integer.toString(exchange.status()));
    }

    private List<String> requestFaults(Exchange exchange) {
        List<String> faults = new ArrayList<>();
        for (JsonNode parameter : path(exchange.path()).path("parameters")) {
            String name = parameter.path("name").asText();
            String value = exchange.query().get(name);
            boolean asked = parameter.path("in").asText().equals("query") && exchange.method() != Method.OPTIONS;
            if (asked && value != null) {
                faults.addAll(parameterFaults(name, parameter.path("schema"), value));
            } else if (asked && parameter.path("required").asBoolean()) {
                faults.add(name + " is missing");
            }
        }
        JsonNode body = path(exchange.path()).at("/post/requestBody/content/application~1json/schema");
        if (exchange.method() == Method.POST && body.isObject()) {
            faults.addAll(schemas.faults(body, tree(exchange.requestBody().getBytes(StandardCharsets.UTF_8))));
        }
        return faults;
    }

    private List<String> parameterFaults(String name, JsonNode schema, String value) {
        List<String> faults = new ArrayList<>();
        if (schema.path("type").asText().equals("array")) {
            ArrayNode list = JSON.createArrayNode();
            List.of(value.split(",", -1)).forEach(list::add);
            faults.addAll(schemas.faults(schema, list));
        } else {
            faults.addAll(schemas.faults(schema, value));
        }
        faults.replaceAll(fault -> name + ": " + fault);
        return faults;
    }

    private void headerFaults(JsonNode documented, Map<String, String> sent, List<String> faults) {
        Map<String, JsonNode> byName = new TreeMap<>();
        documented.properties().forEach(h -> byName.put(h.getKey().toLowerCase(Locale.ROOT), resolved(h.getValue())));
        sent.forEach((name, value) -> {
            if (byName.containsKey(name)) {
                schemas.faults(byName.get(name).path("schema"), value)
                        .forEach(fault -> faults.add("header " + name + ": " + fault + " (" + value + ")"));
            } else if (!TRANSPORT.contains(name)) {
                faults.add("the header " + name + " is not in the document");
            }
        });
        byName.forEach((name, header) -> {
            if (header.path("required").asBoolean() && !sent.containsKey(name)) {
                faults.add("the header " + name + " is missing");
            }
        });
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    private void bodyFaults(JsonNode answer, Exchange exchange, List<String> faults) {
        JsonNode content = answer.path("content");
        if (content.isMissingNode()) {
            if (exchange.body().length > 0) {
                faults.add("the document knows of no body here");
            }
            return;
        }
        JsonNode kind = content.path(exchange.mediaType());
        if (kind.isMissingNode()) {
            faults.add("the type " + exchange.mediaType() + " is not in the document");
            return;
        }
        boolean json = exchange.mediaType().endsWith("json");
        JsonNode body = json
                ? tree(exchange.body())
                : JSON.getNodeFactory().textNode(new String(exchange.body(), StandardCharsets.UTF_8));
        faults.addAll(schemas.faults(kind.path("schema"), body));
        if (exchange.mediaType().equals("application/problem+json")) {
            problemFaults(kind.path("examples"), body, exchange.status(), faults);
        }
    }

    /** The examples under a status are its codes; where there are none, the schema itself says the one code. */
    private static void problemFaults(JsonNode shown, JsonNode problem, int status, List<String> faults) {
        String code = problem.path("code").asText();
        boolean oneOfThese = shown.isObject();
        if (oneOfThese && !shown.has(code)) {
            faults.add("the code " + code + " is not in the document under " + status);
        } else if (oneOfThese && !problem.path("title").equals(shown.path(code).at("/value/title"))) {
            faults.add("the title of " + code + " is " + problem.path("title"));
        }
        if (problem.path("status").asInt() != status) {
            faults.add("the problem says " + problem.path("status") + " in an answer of " + status);
        }
    }

    private static JsonNode tree(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            return JSON.getNodeFactory().textNode(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
