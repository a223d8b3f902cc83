package vrs.fallback.json;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value of a JSON text. Immutable. */
public sealed interface JsonValue {
    /** A text. */
    record Text(String value) implements JsonValue {}

    /** A number. */
    record Number(BigDecimal value) implements JsonValue {}

    /** {@code true}, {@code false} or {@code null}; tokens and key sets give them no meaning. */
    record Literal(String word) implements JsonValue {}

    /** A list. */
    record Array(List<JsonValue> values) implements JsonValue {
        public Array {
            values = List.copyOf(values);
        }
    }

    /** Named members; a name occurs once. */
    record Object(Map<String, JsonValue> members) implements JsonValue {
        public Object {
            members = Map.copyOf(members);
        }

        /** The member of that name. */
        public Optional<JsonValue> member(String name) {
            return Optional.ofNullable(members.get(name));
        }

        /** The member of that name if it is a text. */
        public Optional<String> text(String name) {
            return members.get(name) instanceof Text(String value) ? Optional.of(value) : Optional.empty();
        }

        /** The member of that name if it is a number. */
        public Optional<BigDecimal> number(String name) {
            return members.get(name) instanceof Number(BigDecimal value) ? Optional.of(value) : Optional.empty();
        }
    }
}
