package vrs.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The rules of a catalogue file that relate fields to each other, which a JSON schema cannot say. */
final class VideoRules {
    private static final String RIGHTS = "rights";

    private final JsonNode root;
    private final List<SchemaFault> faults = new ArrayList<>();

    private VideoRules(JsonNode root) {
        this.root = root;
    }

    /** Looks only at what has the right form; the rest is for the schema to say. */
    static List<SchemaFault> check(JsonNode root) {
        VideoRules rules = new VideoRules(root);
        rules.renditionIdsDiffer();
        rules.subtitleLanguagesDiffer();
        rules.windowOpensBeforeItCloses();
        rules.segmentsFitInTheTitle();
        rules.clearFallbackIsOfSomethingProtected();
        return rules.faults;
    }

    private void renditionIdsDiffer() {
        Set<String> seen = new HashSet<>();
        for (String list : List.of("video", "audio")) {
            for (int i = 0; i < root.path(list).size(); i++) {
                String id = root.path(list).path(i).path("id").asText();
                if (!id.isEmpty() && !seen.add(id)) {
                    fault("/" + list + "/" + i + "/id", "\"" + id + "\" is the ID of another rendition");
                }
            }
        }
    }

    private void subtitleLanguagesDiffer() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < root.path("subtitles").size(); i++) {
            String language = root.path("subtitles").path(i).path("language").asText();
            // They are directories of one set, and some file systems do not tell case apart.
            if (!language.isEmpty() && !seen.add(language.toLowerCase(Locale.ROOT))) {
                fault("/subtitles/" + i + "/language", "\"" + language + "\" is there twice");
            }
        }
    }

    private void windowOpensBeforeItCloses() {
        Optional<OffsetDateTime> from = time("from");
        Optional<OffsetDateTime> until = time("until");
        if (from.isPresent() && until.isPresent() && !until.get().isAfter(from.get())) {
            fault("/rights/until", "is not after /rights/from");
        }
    }

    private Optional<OffsetDateTime> time(String name) {
        try {
            return Optional.of(OffsetDateTime.parse(root.path(RIGHTS).path(name).asText()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private void segmentsFitInTheTitle() {
        JsonNode duration = root.path("durationMs");
        JsonNode segment = root.path("segmentMs");
        if (duration.isNumber() && segment.isNumber() && segment.longValue() > duration.longValue()) {
            fault("/segmentMs", "is longer than /durationMs");
        }
    }

    private void clearFallbackIsOfSomethingProtected() {
        boolean isProtected = root.path("video").findValue("keyId") != null
                || root.path("audio").findValue("keyId") != null;
        if (root.path(RIGHTS).path("clearFallback").asBoolean() && !isProtected) {
            fault("/rights/clearFallback", "is true, but nothing of this title is protected");
        }
    }

    private void fault(String pointer, String message) {
        faults.add(new SchemaFault(pointer, message));
    }
}
