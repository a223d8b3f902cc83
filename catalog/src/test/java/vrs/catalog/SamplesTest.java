package vrs.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

/** The sample catalogue that comes with the product is good, true to its media, and listed. */
class SamplesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SAMPLES = Path.of("samples").toAbsolutePath();
    private static final Path ASSETS =
            Path.of("../media/assets").toAbsolutePath().normalize();
    private static final String DECLARED_OTHERWISE = "hevc-only";

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES.resolve("videos"))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void sample_passesTheSchema(Path file) throws IOException {
        String text = Files.readString(file);

        assertThat(VideoSchema.load().check(text)).isEmpty();
        assertThat(file).hasFileName(JSON.readTree(text).path("vid").asText() + ".json");
        assertThat(RecordJson.authored(text, Entries.revision(1))).isInstanceOf(RecordJson.Reading.Entry.class);
    }

    @ParameterizedTest
    @MethodSource("files")
    void sample_agreesWithItsMedia(Path file) throws IOException {
        JsonNode sample = JSON.readTree(Files.readString(file));
        Path facts = ASSETS.resolve(sample.path("asset").asText()).resolve("asset.json");
        assertThat(facts).exists();
        JsonNode asset = JSON.readTree(Files.readString(facts));

        assertThat(sample.path("durationMs")).isEqualTo(asset.path("durationMs"));
        assertThat(sample.path("segmentMs")).isEqualTo(asset.path("segmentMs"));
        for (String list : List.of("video", "audio")) {
            for (JsonNode rendition : sample.path(list)) {
                assertRendition(sample.path("vid").asText(), rendition, fact(asset, list, rendition));
            }
        }
    }

    private static void assertRendition(String vid, JsonNode rendition, JsonNode fact) {
        for (String field : List.of("width", "height", "frameRate", "bandwidthBps", "language", "channels")) {
            if (rendition.has(field)) {
                assertThat(rendition.path(field)).as(field).isEqualTo(fact.path(field));
            }
        }
        if (!vid.equals(DECLARED_OTHERWISE)) {
            assertThat(rendition.path("codec")).isEqualTo(fact.path("codec"));
        }
        if (rendition.has("keyId")) {
            assertThat(rendition.path("keyId")).isEqualTo(fact.path("keyId"));
        }
    }

    private static JsonNode fact(JsonNode asset, String list, JsonNode rendition) {
        for (JsonNode fact : asset.path(list)) {
            if (fact.path("id").equals(rendition.path("id"))) {
                return fact;
            }
        }
        throw new AssertionError(rendition.path("id") + " is not in the media");
    }

    @Test
    void list_namesEverySampleAndTellsItsProtection() throws IOException {
        Set<String> listed = new TreeSet<>();
        for (JsonNode row : JSON.readTree(Files.readString(SAMPLES.resolve("samples.json")))) {
            String vid = row.path("vid").asText();
            listed.add(vid);
            JsonNode sample = JSON.readTree(Files.readString(SAMPLES.resolve("videos/" + vid + ".json")));
            assertThat(row.path("title")).isEqualTo(sample.path("title"));
            assertThat(row.path("drm").booleanValue()).as(vid).isEqualTo(sample.findValue("keyId") != null);
            assertThat(row.path("clearFallback").booleanValue())
                    .as(vid)
                    .isEqualTo(sample.path("rights").path("clearFallback").asBoolean());
            for (String list : List.of("expect", "expectNoDrm")) {
                for (String viewer : List.of("anonymous", "free", "vip")) {
                    assertThat(row.path(list).path(viewer).asText())
                            .as(vid + " " + list + " " + viewer)
                            .isIn(
                                    "200",
                                    "vip-required",
                                    "drm-required",
                                    "territory-blocked",
                                    "platform-blocked",
                                    "outside-window",
                                    "not-playable",
                                    "withdrawn");
                }
            }
        }
        List<String> there = new ArrayList<>();
        files().forEach(file -> there.add(file.getFileName().toString().replace(".json", "")));
        assertThat(listed).containsExactlyInAnyOrderElementsOf(there).hasSizeGreaterThanOrEqualTo(12);
    }

    @Test
    void withdrawnList_namesSamples() throws IOException {
        List<String> withdrawn = Files.readAllLines(SAMPLES.resolve("withdrawn.txt")).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .toList();

        assertThat(withdrawn).isNotEmpty().allSatisfy(vid -> assertThat(SAMPLES.resolve("videos/" + vid + ".json"))
                .exists());
    }
}
