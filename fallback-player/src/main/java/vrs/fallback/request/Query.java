package vrs.fallback.request;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The known parameters of a query string. */
final class Query {
    private final Map<String, String> values;

    private Query(Map<String, String> values) {
        this.values = values;
    }

    /** @throws MalformedParameter when a known one stands there twice or is not properly percent-encoded */
    static Query of(String raw, Set<String> known) throws MalformedParameter {
        Map<String, String> values = new HashMap<>();
        for (String pair : raw.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (known.contains(name) && values.put(name, decode(name, pair.substring(equals + 1))) != null) {
                throw new MalformedParameter(name);
            }
        }
        return new Query(values);
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The value, or the default when it is absent. */
    String value(String name, String byDefault, Predicate<String> isValid) throws MalformedParameter {
        String value = values.getOrDefault(name, byDefault);
        if (!isValid.test(value)) {
            throw new MalformedParameter(name);
        }
        return value;
    }

    private static String decode(String name, String value) throws MalformedParameter {
        if (value.indexOf('%') < 0 && value.indexOf('+') < 0) {
            return value;
        }
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new MalformedParameter(name);
        }
    }
}
