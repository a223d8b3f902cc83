package vrs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/answers} shows what the running cluster answers, to the byte. {@code VRS_GOLDEN=write} writes those files
 * anew from what is answered now.
 */
@WithCluster
@Order(22)
class GoldenAnswersIT {
    private static final boolean WRITE = "write".equals(System.getenv("VRS_GOLDEN"));

    private final Cluster cluster;
    private final Path shown;
    private final Path now;

    GoldenAnswersIT(Cluster cluster) {
        this.cluster = cluster;
        this.shown = cluster.checkout().resolve("docs/answers");
        this.now = cluster.checkout().resolve("deploy/acceptance/target/answers");
    }

    @Test
    void answers_areThoseThatAreShown() throws IOException {
        Map<String, String> answers = answers();
        if (WRITE) {
            write(shown, answers);
        }
        write(now, answers);

        assertThat(names(shown)).isEqualTo(new TreeSet<>(answers.keySet()));
        for (String name : answers.keySet()) {
            assertThat(now.resolve(name))
                    .as("%s; VRS_GOLDEN=write writes docs/answers anew", name)
                    .hasSameTextualContentAs(shown.resolve(name))
                    .hasSameBinaryContentAs(shown.resolve(name));
        }
    }

    /** Every sample to a VIP member with ClearKey, and one to somebody to whom a rendition is locked. */
    private Map<String, String> answers() throws IOException {
        Map<String, String> answers = new TreeMap<>();
        String vip = cluster.token("vip");
        String samples = Play.request().get(Cluster.origin(1) + "/samples.json").asString();
        new ObjectMapper()
                .readTree(samples)
                .forEach(sample -> add(
                        answers, sample.path("vid").asText(), sample.path("vid").asText(), vip));
        add(answers, "vip-rendition.free", "vip-rendition", cluster.token("free"));
        return answers;
    }

    private static void add(Map<String, String> answers, String name, String vid, String token) {
        String main = Cluster.entry("main.r1");
        Response json = Play.dash(main, Map.of("vid", vid, "drm", "clearkey"), token);
        Response mpd = Play.dash(main, Map.of("vid", vid, "drm", "clearkey", "format", "mpd"), token);
        answers.put(name + ".json", Golden.json(json.asString(), Cluster.BASE));
        if (json.statusCode() == 200) {
            assertThat(mpd.contentType()).as(name).isEqualTo("application/dash+xml");
            answers.put(name + ".mpd", Golden.mpd(mpd.asString(), Cluster.BASE));
        } else {
            assertThat(mpd.asString())
                    .as("%s: one problem for both forms", name)
                    .isEqualTo(json.asString());
        }
    }

    private static void write(Path folder, Map<String, String> answers) throws IOException {
        Files.createDirectories(folder);
        for (String name : names(folder)) {
            Files.delete(folder.resolve(name));
        }
        for (Map.Entry<String, String> answer : answers.entrySet()) {
            Files.writeString(folder.resolve(answer.getKey()), answer.getValue());
        }
    }

    private static Set<String> names(Path folder) throws IOException {
        List<String> kinds = List.of(".json", ".mpd");
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(name -> kinds.stream().anyMatch(name::endsWith))
                    .collect(TreeSet::new, Set::add, Set::addAll);
        }
    }
}
