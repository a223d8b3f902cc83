package vrs.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A catalogue entry as JSON: the form of {@code docs/video.schema.json} plus {@code revision}; a tombstone is
 * {@code {"vid","revision","withdrawn":true}}. Unknown fields are passed over, so that an older process reads what a
 * newer one wrote.
 */
public final class RecordJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RecordJson() {}

    /** What a text turned out to be. */
    public sealed interface Reading {
        /** An entry. */
        record Entry(CatalogEntry entry) implements Reading {}

        /** No entry; says where and why. */
        record Corrupt(String why) implements Reading {}
    }

    /** Reads an entry that {@link #write} wrote, also one of a later version. */
    public static Reading read(String json) {
        return reading(json, root -> {
            String text = root.text("revision");
            Revision revision = Revision.parse(text)
                    .orElseThrow(() -> new JsonFields.Broken("/revision", "is \"" + text + "\", not epoch.counter"));
            return root.flag("withdrawn") ? new Tombstone(root.text("vid"), revision) : video(root, revision);
        });
    }

    /** Reads what an author wrote, which has no revision, and gives it this one. Check it by the schema first. */
    public static Reading authored(String json, Revision revision) {
        return reading(json, root -> video(root, revision));
    }

    /** The JSON text of an entry, in one line. */
    public static String write(CatalogEntry entry) {
        ObjectNode root = JSON.createObjectNode();
        root.put("vid", entry.vid());
        root.put("revision", entry.revision().toString());
        switch (entry) {
            case Tombstone _ -> root.put("withdrawn", true);
            case VideoRecord video -> put(root, video);
        }
        return root.toString();
    }

    private interface Mapping {
        CatalogEntry of(JsonFields root);
    }

    private static Reading reading(String json, Mapping mapping) {
        try {
            JsonNode root = JSON.readTree(json);
            return root.isObject()
                    ? new Reading.Entry(mapping.of(new JsonFields(root, "")))
                    : new Reading.Corrupt("is no JSON object");
        } catch (JsonProcessingException e) {
            return new Reading.Corrupt("is no JSON: " + e.getOriginalMessage());
        } catch (JsonFields.Broken e) {
            return new Reading.Corrupt(e.getMessage());
        }
    }

    private static VideoRecord video(JsonFields root, Revision revision) {
        return new VideoRecord(
                root.text("vid"),
                root.text("title"),
                revision,
                Duration.ofMillis(root.number("durationMs")),
                Duration.ofMillis(root.number("segmentMs")),
                rights(root.object("rights")),
                root.objects("video", RecordJson::picture),
                root.objects("audio", RecordJson::sound),
                root.objects("subtitles", s -> new Subtitle(s.text("language"), s.text("kind"))),
                root.number("popularity", 0),
                root.flag("kept"));
    }

    private static Rights rights(JsonFields rights) {
        return new Rights(
                rights.plan("plan"),
                rights.texts("territories"),
                rights.texts("platforms"),
                rights.instant("from"),
                rights.instant("until"),
                rights.flag("clearFallback"));
    }

    private static Rendition.Video picture(JsonFields v) {
        return new Rendition.Video(
                v.text("id"),
                v.text("codec"),
                v.smallNumber("width"),
                v.smallNumber("height"),
                v.text("frameRate"),
                v.number("bandwidthBps"),
                v.plan("plan"),
                v.texts("territories"),
                v.texts("platforms"),
                v.textIfThere("keyId"));
    }

    private static Rendition.Audio sound(JsonFields a) {
        return new Rendition.Audio(
                a.text("id"),
                a.text("codec"),
                a.text("language"),
                a.smallNumber("channels"),
                a.number("bandwidthBps"),
                a.textIfThere("keyId"));
    }

    private static void put(ObjectNode root, VideoRecord video) {
        root.put("title", video.title());
        root.put("durationMs", video.duration().toMillis());
        root.put("segmentMs", video.segmentDuration().toMillis());
        root.put("popularity", video.popularity());
        root.put("kept", video.kept());
        put(root.putObject("rights"), video.rights());
        ArrayNode pictures = root.putArray("video");
        video.video().forEach(v -> put(pictures.addObject(), v));
        ArrayNode sounds = root.putArray("audio");
        video.audio().forEach(a -> put(sounds.addObject(), a));
        ArrayNode texts = root.putArray("subtitles");
        video.subtitles()
                .forEach(s -> texts.addObject().put("language", s.language()).put("kind", s.kind()));
    }

    private static void put(ObjectNode node, Rights rights) {
        node.put("plan", name(rights.plan()));
        put(node, "territories", rights.territories());
        put(node, "platforms", rights.platforms());
        put(node, "from", rights.from().map(Object::toString));
        put(node, "until", rights.until().map(Object::toString));
        node.put("clearFallback", rights.clearFallback());
    }

    private static void put(ObjectNode node, Rendition.Video v) {
        node.put("id", v.id()).put("codec", v.codec());
        node.put("width", v.width()).put("height", v.height()).put("frameRate", v.frameRate());
        node.put("bandwidthBps", v.bandwidthBps()).put("plan", name(v.plan()));
        put(node, "territories", v.territories());
        put(node, "platforms", v.platforms());
        put(node, "keyId", v.keyId());
    }

    private static void put(ObjectNode node, Rendition.Audio a) {
        node.put("id", a.id()).put("codec", a.codec()).put("language", a.language());
        node.put("channels", a.channels()).put("bandwidthBps", a.bandwidthBps());
        put(node, "keyId", a.keyId());
    }

    private static void put(ObjectNode node, String name, Optional<String> value) {
        value.ifPresent(text -> node.put(name, text));
    }

    private static void put(ObjectNode node, String name, Set<String> values) {
        if (!values.isEmpty()) {
            ArrayNode list = node.putArray(name);
            values.stream().sorted().forEach(list::add);
        }
    }

    private static String name(Plan plan) {
        return plan.name().toLowerCase(Locale.ROOT);
    }
}
