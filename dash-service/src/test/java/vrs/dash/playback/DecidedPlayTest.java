package vrs.dash.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vrs.catalog.Rendition;
import vrs.dash.Titles;
import vrs.signing.PlaybackToken;

class DecidedPlayTest {
    @Test
    void token_namesExactlyWhatIsRendered() {
        DecidedPlay play = DecidedPlay.of(token("film", "clear", "v360", "a-en", "gone"), Titles.encrypted(Titles.FREE))
                .orElseThrow();

        assertThat(play.entitled().video()).extracting(Rendition::id).containsExactly("v360");
        assertThat(play.entitled().audio()).extracting(Rendition::id).containsExactly("a-en");
        assertThat(play.grade()).isEqualTo(Grade.CLEAR);
        assertThat(play.subjectHash()).isEqualTo("hash");
        assertThat(play.territory()).isEqualTo("US");
    }

    @Test
    void token_ofOtherVideoOrGoneRenditions_isNone() {
        assertThat(DecidedPlay.of(token("other", "full", "v240"), Titles.open()))
                .isEmpty();
        assertThat(DecidedPlay.of(token("film", "full", "v1080", "a-en"), Titles.open()))
                .isEmpty();
        assertThat(DecidedPlay.of(token("film", "splendid", "v240"), Titles.open()))
                .isEmpty();
    }

    private static PlaybackToken token(String vid, String grade, String... renditions) {
        return new PlaybackToken(
                PlaybackToken.Purpose.MANIFEST,
                vid,
                List.of(renditions),
                List.of(),
                grade,
                "hash",
                "US",
                Titles.NOW.plusSeconds(300));
    }
}
