package vrs.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import vrs.catalog.RecordJson;
import vrs.catalog.Revision;

class TitlesTest {
    @Test
    void titles_areOfOneToTwoKilobytes_andReadBackTheSame() {
        long bytes = 0;
        for (int i = 0; i < 1_000; i++) {
            String json = RecordJson.write(Titles.of(i));
            bytes += json.getBytes(StandardCharsets.UTF_8).length;
            assertThat(json.length()).isBetween(1_000, 2_048);
            assertThat(RecordJson.read(json)).isEqualTo(new RecordJson.Reading.Entry(Titles.of(i)));
        }
        assertThat(bytes / 1_000).isBetween(1_200L, 1_800L);
    }

    @Test
    void titles_areTheSameEachTime_andTheirRevisionsCountAsTheyDo() {
        assertThat(Titles.of(7)).isEqualTo(Titles.of(7));
        assertThat(Titles.of(7)).isNotEqualTo(Titles.of(8));
        assertThat(Titles.of(0).revision()).isEqualTo(new Revision(1, 1));
        assertThat(Titles.of(8).revision()).isEqualTo(Titles.of(7).revision().next());
    }
}
