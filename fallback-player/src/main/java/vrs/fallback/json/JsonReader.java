package vrs.fallback.json;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads small JSON texts (RFC 8259) strictly: one object, no name twice, nothing behind it, and no deeper or longer than
 * allowed. It serves key sets and token payloads, whose senders are not trusted.
 */
public final class JsonReader {
    /** Objects and arrays within each other, at most. */
    public static final int DEPTH_MAX = 8;

    private final JsonScanner in;

    private JsonReader(JsonScanner in) {
        this.in = in;
    }

    /** The object that the text is, or empty when it is none, is malformed or exceeds a bound. Never throws. */
    public static Optional<JsonValue.Object> object(String text, int lengthMax) {
        if (text.length() > lengthMax) {
            return Optional.empty();
        }
        JsonScanner scanner = new JsonScanner(text);
        try {
            JsonValue value = new JsonReader(scanner).value(0);
            scanner.expectEnd();
            return value instanceof JsonValue.Object object ? Optional.of(object) : Optional.empty();
        } catch (MalformedJson e) {
            return Optional.empty();
        }
    }

    private JsonValue value(int depth) {
        if (depth > DEPTH_MAX) {
            throw new MalformedJson();
        }
        return switch (in.peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> new JsonValue.Text(in.string());
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            default -> new JsonValue.Number(in.number());
        };
    }

    private JsonValue object(int depth) {
        Map<String, JsonValue> members = new HashMap<>();
        in.expect('{');
        if (in.skip('}')) {
            return new JsonValue.Object(members);
        }
        do {
            String name = in.string();
            in.expect(':');
            if (members.put(name, value(depth + 1)) != null) {
                throw new MalformedJson();
            }
        } while (in.skip(','));
        in.expect('}');
        return new JsonValue.Object(members);
    }

    private JsonValue array(int depth) {
        List<JsonValue> values = new ArrayList<>();
        in.expect('[');
        if (in.skip(']')) {
            return new JsonValue.Array(values);
        }
        do {
            values.add(value(depth + 1));
        } while (in.skip(','));
        in.expect(']');
        return new JsonValue.Array(values);
    }

    private JsonValue literal(String word) {
        in.expectWord(word);
        return new JsonValue.Literal(word);
    }
}
