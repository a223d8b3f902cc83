package vrs.dash.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vrs.dash.Calls;
import vrs.dash.Titles;
import vrs.dash.upstream.Address;

class CdnChoiceTest {
    private static final List<Address> BOTH = List.of(
            new Address("cdn-a", "http://a.localhost:17080/1-k-s/film/clear/v240/"),
            new Address("cdn-b", "http://b.localhost:17081/1-k-s/film/clear/v240/"));
    private static final String SUBTITLE = "http://a.localhost:17080/1-k-t/film/clear/s-en/subtitles.vtt";

    @Test
    void nothingDecided_leavesThePreferredFirst() {
        for (int i = 0; i < 50; i++) {
            assertThat(choice(Map.of(), "film" + i, "-").order(BOTH)).isEqualTo(BOTH);
        }
    }

    @Test
    void weights_sayHowOftenEachComesFirst_andLeaveNoneOut() {
        Map<String, String> weights = Map.of("cdn.cdn-a", "25", "cdn.cdn-b", "75");
        long aFirst = IntStream.range(0, 4_000)
                .filter(i -> choice(weights, "film-" + i / 40, "viewer" + i % 40)
                        .order(BOTH)
                        .getFirst()
                        .cdn()
                        .equals("cdn-a"))
                .count();

        assertThat(aFirst).isBetween(880L, 1_120L);
        assertThat(choice(weights, "film", "-").order(BOTH)).containsExactlyInAnyOrderElementsOf(BOTH);
    }

    @Test
    void oneViewerOfOneVideo_staysWithHisCdn() {
        Map<String, String> weights = Map.of("cdn.cdn-a", "50");

        assertThat(choice(weights, "film", "me").order(BOTH))
                .isEqualTo(choice(weights, "film", "me").order(BOTH));
    }

    @Test
    void noWeight_isLeftOut_unlessAllAre() {
        assertThat(choice(Map.of("cdn.cdn-a", "0"), "film", "-").order(BOTH))
                .extracting(Address::cdn)
                .containsExactly("cdn-b");
        assertThat(choice(Map.of("cdn.cdn-a", "0", "cdn.cdn-b", "0"), "film", "-")
                        .order(BOTH))
                .isEqualTo(BOTH);
        assertThat(choice(Map.of("cdn.cdn-c", "0"), "film", "-").order(BOTH)).hasSize(2);
    }

    @Test
    void subtitle_goesWhereThePicturesGo() {
        assertThat(choice(Map.of(), "film", "-").subtitle(SUBTITLE, BOTH)).isEqualTo(SUBTITLE);
        assertThat(choice(Map.of("cdn.cdn-a", "0"), "film", "-").subtitle(SUBTITLE, BOTH))
                .isEqualTo("http://b.localhost:17081/1-k-t/film/clear/s-en/subtitles.vtt");
        assertThat(choice(Map.of("cdn.cdn-a", "0"), "film", "-").subtitle("http://elsewhere/s.vtt", BOTH))
                .as("what is at no CDN stays there")
                .isEqualTo("http://elsewhere/s.vtt");
    }

    @Test
    void answer_isOfThoseCdnsOnly() {
        PlaybackAnswer answer = Answers.to(Titles.encrypted(Titles.FREE), Map.of("cdn.cdn-a", "0"));

        assertThat(answer.video())
                .allMatch(track -> track.addresses().size() == 1
                        && track.addresses().getFirst().cdn().equals("cdn-b"));
        assertThat(answer.audio()).allMatch(track -> track.addresses().size() == 1);
        assertThat(answer.subtitles()).allMatch(text -> text.url().startsWith("http://cdn-b."));
    }

    private static CdnChoice choice(Map<String, String> weights, String vid, String subjectHash) {
        return new CdnChoice(Calls.control(weights), vid, subjectHash);
    }
}
