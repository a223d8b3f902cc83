package vrs.publisher.member;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vrs.catalog.CatalogEntry;
import vrs.catalog.Revision;
import vrs.publisher.log.Leadership;
import vrs.publisher.log.OwnLog;
import vrs.publisher.stores.StoreFollower;

/** What operators ask of a publisher, in JSON. */
final class Operators {
    private static final Pattern VID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final String OUTCOME = "outcome";

    private final String az;
    private final OwnLog log;
    private final Leading leading;
    private final Catalogue catalogue;
    private final Denials denials;
    private final List<StoreFollower> stores;
    private final Supplier<String> snapshot;
    private final ObjectMapper json = new ObjectMapper();

    Operators(
            String az,
            OwnLog log,
            Leading leading,
            Catalogue catalogue,
            Denials denials,
            List<StoreFollower> stores,
            Supplier<String> snapshot) {
        this.az = az;
        this.log = log;
        this.leading = leading;
        this.catalogue = catalogue;
        this.denials = denials;
        this.stores = List.copyOf(stores);
        this.snapshot = snapshot;
    }

    /** {@code {"onlyMissing": …, "videos": [{"name", "vid", "json", "asset"}]}}. */
    String publish(String body) throws IOException {
        JsonNode root = json.readTree(body);
        List<Catalogue.Video> videos = new ArrayList<>();
        for (JsonNode video : root.path("videos")) {
            videos.add(new Catalogue.Video(
                    video.path("name").asText(),
                    video.path("vid").asText(),
                    video.path("json").asText(),
                    Optional.ofNullable(video.path("asset").textValue())));
        }
        return text(catalogue.publish(videos, root.path("onlyMissing").asBoolean()));
    }

    /**
     * {@code {"vids": […], "force": …}}: on the deny list of this AZ at once, then the others are told. The tombstone is for
     * the leader, {@code /bury}.
     */
    String withdraw(String body) throws IOException {
        JsonNode root = json.readTree(body);
        Set<String> vids = vids(lines(root.path("vids")));
        ObjectNode answer = json.createObjectNode();
        Set<String> denied = denials.vids();
        for (String vid : vids) {
            boolean isKnown = denied.contains(vid) || log.lookup(vid).isPresent();
            if (!isKnown && !root.path("force").asBoolean()) {
                return complaint(vid, "no such video; --force withdraws it before it is published");
            }
        }
        answer.put(OUTCOME, "denied").put("version", denials.deny(vids));
        ArrayNode waiting = answer.putArray("waiting");
        denials.waiting().stream().filter(vids::contains).sorted().forEach(waiting::add);
        denials.tellOthers();
        return answer.toString();
    }

    /** One vid a line: tombstones, by the leader only. */
    String bury(String body) {
        return text(catalogue.bury(vids(body)));
    }

    private static String lines(JsonNode list) {
        List<String> lines = new ArrayList<>();
        list.forEach(node -> lines.add(node.asText()));
        return String.join("\n", lines);
    }

    /** One vid a line. */
    static Set<String> vids(String lines) {
        Set<String> vids = lines.lines().collect(Collectors.toSet());
        if (!vids.stream().allMatch(vid -> VID.matcher(vid).matches())) {
            throw new LogWire.Garbled("a vid");
        }
        return vids;
    }

    private String text(Catalogue.Answer answer) {
        ObjectNode root = json.createObjectNode();
        return switch (answer) {
            case Catalogue.Answer.Acknowledged(List<CatalogEntry> entries) -> {
                put(root.put(OUTCOME, "acknowledged"), entries);
                yield root.toString();
            }
            case Catalogue.Answer.Refused(List<String[]> complaints) -> {
                ArrayNode list = root.put(OUTCOME, "refused").putArray("complaints");
                complaints.forEach(it -> list.addObject().put("name", it[0]).put("message", it[1]));
                yield root.toString();
            }
            case Catalogue.Answer.NoMajority(List<CatalogEntry> entries, String why) -> {
                put(root.put(OUTCOME, "no-majority").put("why", why), entries);
                yield root.toString();
            }
            case Catalogue.Answer.NotLeading() ->
                root.put(OUTCOME, "not-leading").toString();
        };
    }

    private String complaint(String name, String message) {
        ObjectNode root = json.createObjectNode().put(OUTCOME, "refused");
        root.putArray("complaints").addObject().put("name", name).put("message", message);
        return root.toString();
    }

    private static void put(ObjectNode root, List<CatalogEntry> entries) {
        ArrayNode list = root.putArray("entries");
        entries.forEach(it -> list.addObject()
                .put("vid", it.vid())
                .put("revision", it.revision().toString()));
    }

    /** Whether the document store of this AZ holds what was committed up to a revision. */
    String applied(String body) {
        Revision wanted = LogWire.revision(body.strip());
        ObjectNode root = json.createObjectNode();
        Optional<StoreFollower> document =
                stores.stream().filter(it -> it.technology().equals("document")).findFirst();
        boolean isThere = document.filter(it -> !wanted.isAfter(it.position())).isPresent();
        root.put("stored", isThere ? "written" : "lags");
        if (!isThere) {
            root.put(
                    "reason",
                    document.map(it -> it.trouble()
                                    // Whoever has just started will know in a moment.
                                    .filter(trouble -> !trouble.equals(StoreFollower.NOT_ASKED))
                                    .orElse("behind"))
                            .orElse("has no document store"));
        }
        return root.toString();
    }

    /** How it is. */
    String state() {
        ObjectNode root = json.createObjectNode().put("az", az);
        root.put("leads", leading.leadership().isPresent())
                .put("promised", log.promised())
                .put("last", log.last().toString())
                .put("commit", log.commit().toString());
        ObjectNode there = root.putObject("stores");
        stores.forEach(it ->
                there.put(it.technology(), it.trouble().orElse(it.position().toString())));
        ObjectNode others = root.putObject("others");
        leading.leadership().map(Leadership::others).ifPresent(all -> all.forEach(others::put));
        return root.toString();
    }

    /** Writes the snapshot now. */
    String snapshot() {
        return json.createObjectNode().put(OUTCOME, snapshot.get()).toString();
    }
}
