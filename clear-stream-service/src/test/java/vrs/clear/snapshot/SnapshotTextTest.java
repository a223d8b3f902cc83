package vrs.clear.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vrs.catalog.Revision;
import vrs.catalog.VideoRecord;

class SnapshotTextTest {
    private static final Instant BUILT = Instant.ofEpochMilli(1_893_456_000_123L);
    private static final Instant EXPIRY = Instant.ofEpochMilli(1_893_715_200_123L);

    /** The file is checked in; its digest and one of its signatures were computed with another program. */
    @Test
    void snapshot_isByteForByteTheOneThatReadersKnow() throws IOException {
        assertThat(text(true, List.of(TestVideos.mixed(true), TestVideos.mixed(false), open()), "gone-1", "gone-2"))
                .isEqualTo(golden());
    }

    @Test
    void protectedRendition_hasNoAddressUnlessItsRightsAllowTheClearForm() throws IOException {
        String never = text(true, List.of(TestVideos.mixed(false)));
        assertThat(line(never, "v\tv240\t")).contains("cdn-a=http://a/", "cdn-b=http://b/", "/mixed/clear/v240/");
        assertThat(line(never, "v\tv720\t")).endsWith("\t1\tCN\t*\t-");
        assertThat(line(never, "a\ta-en\t")).endsWith("\t1\t-");
        assertThat(never).doesNotContain("/clear/v720/", "/clear/a-en/", "/cenc/");

        String allowed = text(true, List.of(TestVideos.mixed(true)));
        assertThat(line(allowed, "v\tv720\t")).contains("/mixed/clear/v720/");
        assertThat(line(allowed, "a\ta-en\t")).contains("/mixed/clear/a-en/");
    }

    @Test
    void oddCharacters_areEscaped() throws IOException {
        String video = line(text(true, List.of(TestVideos.mixed(true))), "video\t");

        assertThat(video).contains("\tA\\ttitle \\\\ with\\nodd 字 characters\t");
        assertThat(video.split("\t", -1)).as("fields").hasSize(12);
    }

    @Test
    void absentRights_standAsMarks() throws IOException {
        assertThat(line(text(false, List.of(open())), "video\t")).endsWith("\tfree\t0\t*\t*\t-\t-");
        assertThat(text(false, List.of())).contains("complete\tfalse\n");
    }

    private static VideoRecord open() {
        return TestVideos.of("open", new Revision(1, 2), Optional.empty(), false, 0, false);
    }

    private static String text(boolean isComplete, List<VideoRecord> videos, String... gone) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SnapshotText text = new SnapshotText(out, TestVideos.ADDRESSES, BUILT, EXPIRY, isComplete);
        for (VideoRecord video : videos) {
            text.video(video);
        }
        for (String vid : gone) {
            text.gone(vid);
        }
        text.finish();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String line(String text, String start) {
        return text.lines().filter(l -> l.startsWith(start)).findFirst().orElseThrow();
    }

    private static String golden() throws IOException {
        try (InputStream in = SnapshotTextTest.class.getResourceAsStream("/golden/fallback.snapshot")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
