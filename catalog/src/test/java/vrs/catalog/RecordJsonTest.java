package vrs.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static vrs.catalog.Entries.revision;
import static vrs.catalog.Entries.rich;
import static vrs.catalog.Entries.video;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordJsonTest {
    @Test
    void read_givesBackWhatWriteWrote() {
        for (CatalogEntry entry : new CatalogEntry[] {rich("a", 7), video("b", 1), new Tombstone("c", revision(9))}) {
            assertThat(RecordJson.read(RecordJson.write(entry))).isEqualTo(new RecordJson.Reading.Entry(entry));
        }
    }

    @Test
    void write_isOneLine() {
        assertThat(RecordJson.write(rich("a", 7))).doesNotContain("\n");
    }

    @Test
    void unknownFields_ofALaterVersionArePassedOver() {
        String later = RecordJson.write(video("a", 1))
                .replaceFirst("\\{", "{\"spatialAudio\":{\"x\":[1,2]},")
                .replaceFirst("\"id\":\"v240\"", "\"id\":\"v240\",\"hdr\":true");

        assertThat(RecordJson.read(later)).isEqualTo(new RecordJson.Reading.Entry(video("a", 1)));
    }

    @Test
    void authored_takesTheRevisionThatItIsGiven() {
        String authored = RecordJson.write(rich("a", 1)).replaceFirst("\"revision\":\"[^\"]+\",", "");

        assertThat(RecordJson.authored(authored, revision(33))).isEqualTo(new RecordJson.Reading.Entry(rich("a", 33)));
    }

    @Test
    void corrupt_saysWhere() {
        String corrupt = RecordJson.write(rich("a", 1)).replace("\"width\":3840", "\"width\":\"wide\"");

        assertThat(RecordJson.read(corrupt))
                .isEqualTo(new RecordJson.Reading.Corrupt("/video/1/width is no whole number"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{}",
                "{\"vid\":\"a\"}",
                "{\"vid\":\"a\",\"revision\":\"1\"}",
                "{\"vid\":7,\"revision\":\"1.1\",\"withdrawn\":true}",
                "{\"vid\":\"a\",\"revision\":\"1.1\",\"withdrawn\":\"yes\"}"
            })
    void corruptText_isNoEntry(String text) {
        assertThat(RecordJson.read(text)).isInstanceOf(RecordJson.Reading.Corrupt.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"plan\":\"vip\"=\"plan\":\"gold\"",
                "\"from\":\"2026-01-02T03:04:05Z\"=\"from\":\"tomorrow\"",
                "\"territories\":[\"CN\",\"US\"]=\"territories\":[1]",
                "\"territories\":[\"CN\",\"US\"]=\"territories\":\"CN\"",
                "\"clearFallback\":true=\"clearFallback\":1",
                "\"durationMs\":12345=\"durationMs\":1.5",
                "\"channels\":6=\"channels\":6000000000"
            })
    void wrongValue_isCorruptAndNotGuessed(String change) {
        String[] fromTo = change.split("=", 2);
        String text = RecordJson.write(rich("a", 1));
        assertThat(text).contains(fromTo[0]);

        assertThat(RecordJson.read(text.replace(fromTo[0], fromTo[1]))).isInstanceOf(RecordJson.Reading.Corrupt.class);
    }
}
