package vrs.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Takes typed values out of one JSON object. What is missing or of another type is a {@link Broken}, which stays inside
 * of {@link RecordJson}.
 */
record JsonFields(JsonNode node, String at) {
    /** Says what is wrong and where. */
    static final class Broken extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        Broken(String at, String complaint) {
            super(at + " " + complaint);
        }
    }

    String text(String name) {
        JsonNode value = node.path(name);
        if (!value.isTextual()) {
            throw new Broken(at + "/" + name, "is no text");
        }
        return value.textValue();
    }

    Optional<String> textIfThere(String name) {
        return node.hasNonNull(name) ? Optional.of(text(name)) : Optional.empty();
    }

    long number(String name) {
        JsonNode value = node.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new Broken(at + "/" + name, "is no whole number");
        }
        return value.longValue();
    }

    long number(String name, long byDefault) {
        return node.hasNonNull(name) ? number(name) : byDefault;
    }

    int smallNumber(String name) {
        long value = number(name);
        if (value != (int) value) {
            throw new Broken(at + "/" + name, "is too large");
        }
        return (int) value;
    }

    boolean flag(String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return false;
        }
        if (!value.isBoolean()) {
            throw new Broken(at + "/" + name, "is neither true nor false");
        }
        return value.booleanValue();
    }

    Plan plan(String name) {
        return switch (textIfThere(name).orElse("free").toLowerCase(Locale.ROOT)) {
            case "free" -> Plan.FREE;
            case "vip" -> Plan.VIP;
            case String other -> throw new Broken(at + "/" + name, "is \"" + other + "\", not a plan");
        };
    }

    Optional<Instant> instant(String name) {
        return textIfThere(name).map(text -> {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException e) {
                throw new Broken(at + "/" + name, "is no RFC 3339 time");
            }
        });
    }

    JsonFields object(String name) {
        if (!node.path(name).isObject()) {
            throw new Broken(at + "/" + name, "is no object");
        }
        return new JsonFields(node.path(name), at + "/" + name);
    }

    <T> List<T> objects(String name, Function<JsonFields, T> each) {
        List<T> read = new ArrayList<>();
        for (JsonNode item : array(name)) {
            String itemAt = at + "/" + name + "/" + read.size();
            if (!item.isObject()) {
                throw new Broken(itemAt, "is no object");
            }
            read.add(each.apply(new JsonFields(item, itemAt)));
        }
        return read;
    }

    Set<String> texts(String name) {
        Set<String> read = new LinkedHashSet<>();
        for (JsonNode item : array(name)) {
            if (!item.isTextual()) {
                throw new Broken(at + "/" + name, "holds what is no text");
            }
            read.add(item.textValue());
        }
        return read;
    }

    private Iterable<JsonNode> array(String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw new Broken(at + "/" + name, "is no list");
        }
        return value;
    }
}
