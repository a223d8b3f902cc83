package vrs.dash.upstream;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import vrs.signing.MediaSet;

/**
 * The internal calls as JSON. An answer counts only when it is exactly what was asked for: the same video, every
 * rendition and no other, and addresses that lead to the directory of that rendition in the right set. Stateless.
 */
final class StreamsJson {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._-]{1,4096}");
    private static final Pattern CDN = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern SCHEME = Pattern.compile("https?");
    private static final int PORT_MAX = 65_535;

    /** Segments of letters, digits and what signatures are written with; no dots alone, nothing encoded, none empty. */
    private static final Pattern PATH = Pattern.compile("(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~-]+)+/?");

    private StreamsJson() {}

    static byte[] write(StreamsQuery query) {
        ObjectNode root = JSON.createObjectNode().put("vid", query.vid());
        ArrayNode renditions = root.putArray("renditions");
        for (StreamsQuery.Asked asked : query.renditions()) {
            ObjectNode one = renditions.addObject().put("id", asked.id());
            asked.keyId().ifPresent(keyId -> one.put("keyId", keyId));
        }
        query.subtitles().forEach(root.putArray("subtitles")::add);
        root.put("expiresAt", query.expiresAt().toString());
        root.put("subjectHash", query.subjectHash());
        root.put("territory", query.territory());
        try {
            return JSON.writeValueAsBytes(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts is always JSON", e);
        }
    }

    /** Empty when it does not answer the question. */
    static Optional<StreamsAnswer> read(StreamsQuery query, byte[] body) {
        try {
            JsonNode root = JSON.readTree(body);
            return root == null ? Optional.empty() : Optional.of(answer(query, root));
        } catch (IOException | Invalid e) {
            return Optional.empty();
        }
    }

    private static StreamsAnswer answer(StreamsQuery query, JsonNode root) throws Invalid {
        demand(query.vid().equals(text(root, "vid")));
        Map<String, List<Address>> addresses = new HashMap<>();
        for (JsonNode rendition : list(root, "renditions")) {
            String id = text(rendition, "id");
            demand(addresses.put(id, addresses(query, id, rendition)) == null);
        }
        demand(addresses.keySet().equals(ids(query))
                && addresses.size() == query.renditions().size());
        Map<String, String> subtitles = new HashMap<>();
        for (JsonNode subtitle : list(root, "subtitles")) {
            String language = text(subtitle, "language");
            String url = address(text(subtitle, "url"), directory(query, "s-" + language) + "subtitles.vtt");
            demand(subtitles.put(language, url) == null);
        }
        demand(subtitles.keySet().equals(Set.copyOf(query.subtitles())));
        return new StreamsAnswer(addresses, subtitles, licenceToken(query, root));
    }

    private static List<Address> addresses(StreamsQuery query, String id, JsonNode rendition) throws Invalid {
        List<Address> addresses = new ArrayList<>();
        Set<String> cdns = new HashSet<>();
        for (JsonNode address : list(rendition, "addresses")) {
            String cdn = text(address, "cdn");
            demand(CDN.matcher(cdn).matches() && cdns.add(cdn));
            addresses.add(new Address(cdn, address(text(address, "base"), directory(query, id))));
        }
        demand(!addresses.isEmpty());
        return List.copyOf(addresses);
    }

    private static Optional<String> licenceToken(StreamsQuery query, JsonNode root) throws Invalid {
        if (query.set() == MediaSet.CLEAR) {
            return Optional.empty();
        }
        Set<String> keyIds = new HashSet<>();
        for (JsonNode keyId : list(root, "keyIds")) {
            demand(keyId.isTextual());
            keyIds.add(keyId.textValue());
        }
        String token = text(root, "licenceToken");
        demand(keyIds.equals(query.keyIds()) && TOKEN.matcher(token).matches());
        return Optional.of(token);
    }

    private static Set<String> ids(StreamsQuery query) {
        Set<String> ids = new HashSet<>();
        query.renditions().forEach(r -> ids.add(r.id()));
        return ids;
    }

    private static String directory(StreamsQuery query, String rendition) {
        return "/" + query.vid() + "/" + query.set().directory() + "/" + rendition + "/";
    }

    private static String address(String text, String pathEnd) throws Invalid {
        try {
            URI uri = URI.create(text);
            boolean plain = uri.getRawQuery() == null && uri.getRawFragment() == null && uri.getRawUserInfo() == null;
            boolean web =
                    uri.getScheme() != null && SCHEME.matcher(uri.getScheme()).matches() && uri.getHost() != null;
            demand(plain && web && uri.getPort() <= PORT_MAX);
            demand(PATH.matcher(uri.getRawPath()).matches() && uri.getRawPath().endsWith(pathEnd));
            return text;
        } catch (IllegalArgumentException e) {
            throw new Invalid();
        }
    }

    private static JsonNode list(JsonNode node, String field) throws Invalid {
        demand(node.path(field).isArray());
        return node.path(field);
    }

    private static String text(JsonNode node, String field) throws Invalid {
        JsonNode value = node.path(field);
        demand(value.isTextual() && !value.textValue().isBlank());
        return value.textValue();
    }

    private static void demand(boolean holds) throws Invalid {
        if (!holds) {
            throw new Invalid();
        }
    }

    /** Ends the reading of an answer; carries nothing, since a bad answer is a failed attempt whatever is wrong. */
    private static final class Invalid extends Exception {
        Invalid() {
            super(null, null, false, false);
        }
    }
}
