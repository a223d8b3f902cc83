package vrs.dash.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vrs.dash.Titles;
import vrs.signing.MediaSet;

class StreamsJsonTest {
    private static final StreamsQuery DRM = query(MediaSet.CENC, Optional.of(Titles.KEY_FREE));
    private static final StreamsQuery CLEAR = query(MediaSet.CLEAR, Optional.empty());
    private static final String GOOD = """
            {"vid":"film","future":{"x":1},
             "renditions":[
              {"id":"v240","addresses":[
                {"cdn":"cdn-a","base":"http://cdn-a.localhost:17080/1-k-s/film/cenc/v240/"},
                {"cdn":"cdn-b","base":"https://cdn-b.localhost/1-k-s/film/cenc/v240/"}]},
              {"id":"a-en","addresses":[{"cdn":"cdn-a","base":"http://cdn-a.localhost:17080/1-k-t/film/cenc/a-en/"}]}],
             "subtitles":[{"language":"en","url":"http://cdn-a.localhost:17080/1-k-u/film/cenc/s-en/subtitles.vtt"}],
             "keyIds":["%s"],"licenceToken":"k1.abc-_.def"}
            """.formatted(Titles.KEY_FREE);

    @Test
    void request_isTheAgreedShape() {
        assertThat(new String(StreamsJson.write(DRM), StandardCharsets.UTF_8))
                .isEqualTo("{\"vid\":\"film\",\"renditions\":[{\"id\":\"v240\",\"keyId\":\"" + Titles.KEY_FREE
                        + "\"},{\"id\":\"a-en\",\"keyId\":\"" + Titles.KEY_FREE
                        + "\"}],\"subtitles\":[\"en\"],\"expiresAt\":\"2026-03-01T12:00:00Z\","
                        + "\"subjectHash\":\"hash\",\"territory\":\"CN\"}");
        assertThat(new String(StreamsJson.write(CLEAR), StandardCharsets.UTF_8)).doesNotContain("keyId");
    }

    @Test
    void goodAnswer_isRead() {
        StreamsAnswer answer = read(DRM, GOOD).orElseThrow();

        assertThat(answer.addresses().get("v240"))
                .containsExactly(
                        new Address("cdn-a", "http://cdn-a.localhost:17080/1-k-s/film/cenc/v240/"),
                        new Address("cdn-b", "https://cdn-b.localhost/1-k-s/film/cenc/v240/"));
        assertThat(answer.subtitles().get("en")).endsWith("/s-en/subtitles.vtt");
        assertThat(answer.licenceToken()).contains("k1.abc-_.def");
    }

    @Test
    void clearAnswer_needsNoKeys_andGivesNoLicence() {
        String clear = GOOD.replace("/cenc/", "/clear/");

        assertThat(read(CLEAR, clear).orElseThrow().licenceToken()).isEmpty();
        assertThat(read(CLEAR, GOOD)).as("the encrypted set is no clear answer").isEmpty();
        assertThat(read(DRM, clear)).as("the clear set is no answer of DRM").isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"vid\":\"film\" | \"vid\":\"other\"",
                "\"id\":\"a-en\" | \"id\":\"a-de\"",
                "\"id\":\"a-en\" | \"id\":\"v240\"",
                "{\"id\":\"a-en\",\"addresses\" | {\"id\":\"a-en\",\"nothing\"",
                "/film/cenc/v240/ | /film/cenc/v720/",
                "/film/cenc/v240/ | /other/cenc/v240/",
                "/film/cenc/v240/ | /film/cenc/v240",
                "/film/cenc/v240/ | /film/cenc/v240/?x",
                "/film/cenc/v240/ | /film/cenc/v240/#x",
                "http://cdn-a | ftp://cdn-a",
                "http://cdn-a | //cdn-a",
                "http://cdn-a | http://user@cdn-a",
                "http://cdn-a | http://cdn a",
                "\"cdn\":\"cdn-b\" | \"cdn\":\"cdn-a\"",
                "\"cdn\":\"cdn-b\" | \"cdn\":\"\"",
                "\"cdn\":\"cdn-b\" | \"cdn\":7",
                "\"cdn\":\"cdn-b\" | \"cdn\":\"cdn b\"",
                "http://cdn-a | HTTP//cdn-a",
                "http://cdn-a | cdn-a",
                "http://cdn-a | mailto:cdn-a",
                "http://cdn-a.localhost:17080/ | http:///",
                "http://cdn-a.localhost:17080/ | http://cdn-a.localhost:70000/",
                "http://cdn-a.localhost:17080/ | http://cdn-a.localhost:17080//",
                "http://cdn-a.localhost:17080/ | http://cdn-a.localhost:17080/../",
                "http://cdn-a.localhost:17080/ | http://cdn-a.localhost:17080/%2e/",
                "http://cdn-a.localhost:17080/ | http://cdn-a.localhost:17080/;x/",
                "\"renditions\": | \"renditions\":[],\"renditions\":",
                "{\"vid\" | {\"vid\":\"film\",\"vid\"",
                "\"language\":\"en\" | \"language\":\"zh\"",
                "s-en/subtitles.vtt | s-en/other.vtt",
                "\"subtitles\": | \"texts\":",
                "k1.abc-_.def | k1.\\n",
                "\"licenceToken\": | \"token\":",
                "\"keyIds\":[ | \"keyIds\":[\"a1c0de00000000000000000000001202\",",
                "\"keyIds\": | \"kids\":"
            })
    void changedAnswer_isNone(String part, String other) {
        assertThat(GOOD).contains(part);
        assertThat(read(DRM, GOOD.replace(part, other))).isEmpty();
    }

    @Test
    void moreThanAsked_isNone() {
        String more = GOOD.replace(
                "{\"id\":\"a-en\"",
                "{\"id\":\"v720\",\"addresses\":[{\"cdn\":\"cdn-a\",\"base\":\"http://c/film/cenc/v720/\"}]},{\"id\":\"a-en\"");

        assertThat(more).contains("v720");
        assertThat(read(DRM, more)).isEmpty();
    }

    @Test
    void missingRendition_isNone() {
        StreamsQuery more = new StreamsQuery(
                MediaSet.CENC,
                "film",
                List.of(
                        new StreamsQuery.Asked("v240", Optional.of(Titles.KEY_FREE)),
                        new StreamsQuery.Asked("v720", Optional.of(Titles.KEY_FREE)),
                        new StreamsQuery.Asked("a-en", Optional.of(Titles.KEY_FREE))),
                List.of("en"),
                Titles.NOW,
                "hash",
                "CN");

        assertThat(read(more, GOOD)).isEmpty();
    }

    @Test
    void somethingBehindTheAnswer_isNone() {
        assertThat(read(DRM, GOOD + "{}")).isEmpty();
        assertThat(read(DRM, GOOD + "garbage")).isEmpty();
        assertThat(read(DRM, GOOD + " \n")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "7", "\"film\"", "<html>502</html>", "{\"vid\":\"film\"}"})
    void nonsense_isNone(String body) {
        assertThat(read(DRM, body)).isEmpty();
    }

    private static Optional<StreamsAnswer> read(StreamsQuery query, String body) {
        return StreamsJson.read(query, body.getBytes(StandardCharsets.UTF_8));
    }

    private static StreamsQuery query(MediaSet set, Optional<String> keyId) {
        return new StreamsQuery(
                set,
                "film",
                List.of(new StreamsQuery.Asked("v240", keyId), new StreamsQuery.Asked("a-en", keyId)),
                List.of("en"),
                Titles.NOW,
                "hash",
                "CN");
    }
}
