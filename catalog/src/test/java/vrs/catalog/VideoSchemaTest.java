package vrs.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VideoSchemaTest {
    private static final VideoSchema SCHEMA = VideoSchema.load();
    private static final String GOOD = """
            {"vid":"a","title":"A","durationMs":12000,"segmentMs":2000,"asset":"clock12","popularity":1,"kept":true,
             "rights":{"plan":"free","territories":["CN"],"platforms":["web"],"from":"2026-01-01T00:00:00Z",
                       "until":"2027-01-01T00:00:00+08:00","clearFallback":true},
             "video":[{"id":"v240","codec":"avc1.4d4015","width":426,"height":240,"frameRate":"25","bandwidthBps":1,
                       "keyId":"a1c0de00000000000000000000001201"},
                      {"id":"v360","codec":"hvc1.1.6.L93.B0","width":640,"height":360,"frameRate":"30000/1001",
                       "bandwidthBps":2,"plan":"vip"}],
             "audio":[{"id":"a-en","codec":"mp4a.40.2","language":"en","channels":2,"bandwidthBps":3}],
             "subtitles":[{"language":"en","kind":"subtitles"},{"language":"zh-Hans","kind":"captions"}],
             "x-note":{"any":"thing"}}
            """;

    @Test
    void goodFile_hasNoFaults() {
        assertThat(SCHEMA.check(GOOD)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"vid\":\"a\"            | \"vid\":\"no spaces\"             | /vid",
                "\"vid\":\"a\"            | \"vid\":7                         | /vid",
                "\"vid\":\"a\",           | ``                                | /vid",
                "\"title\":\"A\"          | \"title\":\"\"                    | /title",
                "\"durationMs\":12000     | \"durationMs\":86400001           | /durationMs",
                "\"durationMs\":12000     | \"durationMs\":1999               | /segmentMs",
                "\"segmentMs\":2000       | \"segmentMs\":\"2000\"            | /segmentMs",
                "\"asset\":\"clock12\"    | \"asset\":\"../etc\"              | /asset",
                "\"kept\":true            | \"keep\":true                     | /keep",
                "\"x-note\"               | \"note\"                          | /note",
                "\"plan\":\"free\"        | \"plan\":\"gold\"                 | /rights/plan",
                "[\"CN\"]                 | [\"China\"]                       | /rights/territories/0",
                "[\"web\"]                | [\"web\",\"web\"]                 | /rights/platforms",
                "2026-01-01T00:00:00Z     | yesterday                         | /rights/from",
                "2026-01-01T00:00:00Z     | 2027-01-01T00:00:00Z              | /rights/until",
                "\"id\":\"v360\"          | \"id\":\"v240\"                   | /video/1/id",
                "\"id\":\"a-en\"          | \"id\":\"v240\"                   | /audio/0/id",
                "\"id\":\"v360\"          | \"id\":\"V/360\"                  | /video/1/id",
                "\"id\":\"v360\"          | \"id\":\"s-en\"                   | /video/1/id",
                "hvc1.1.6.L93.B0          | vp09.00                           | /video/1/codec",
                "mp4a.40.2                | avc1.4d4015                       | /audio/0/codec",
                "\"frameRate\":\"25\"     | \"frameRate\":25                  | /video/0/frameRate",
                "\"width\":426,           | ``                                | /video/0/width",
                "1201                     | 12                                | /video/0/keyId",
                "\"zh-Hans\"              | \"EN\"                            | /subtitles/1/language",
                "\"captions\"             | \"lyrics\"                        | /subtitles/1/kind",
                "\"keyId\"                | \"x-was\"                         | /rights/clearFallback",
            })
    void fault_isNamedByItsPointer(String from, String to, String pointer) {
        assertThat(GOOD).contains(from);

        assertThat(SCHEMA.check(GOOD.replace(from, to == null ? "" : to)))
                .extracting(SchemaFault::pointer)
                .containsExactly(pointer);
    }

    @Test
    void allFaults_areToldAtOnce() {
        assertThat(SCHEMA.check("{ \"vid\": \"no spaces\", \"title\": 7 }"))
                .extracting(SchemaFault::pointer)
                .contains("/vid", "/title", "/durationMs", "/rights", "/video");
    }

    @Test
    void missingField_isToldInWords() {
        assertThat(SCHEMA.check(GOOD.replace("\"title\":\"A\",", "")))
                .singleElement()
                .satisfies(
                        fault -> assertThat(fault.message()).contains("title").contains("required"));
    }

    @Test
    void textThatIsNoJson_saysLineAndColumn() {
        assertThat(SCHEMA.check("{\n  \"vid\": }")).singleElement().satisfies(fault -> assertThat(fault.message())
                .contains("line 2"));
        assertThat(SCHEMA.check("[]")).hasSize(1);
        assertThat(SCHEMA.check("")).hasSize(1);
    }

    @Test
    void fieldThatIsThereTwice_isAFault() {
        assertThat(SCHEMA.check(GOOD.replaceFirst("\\{", "{\"title\":\"B\","))).isNotEmpty();
    }

    @Test
    void textAfterTheObject_isAFault() {
        assertThat(SCHEMA.check(GOOD + "{}")).isNotEmpty();
    }
}
