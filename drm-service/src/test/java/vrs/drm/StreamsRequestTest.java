package vrs.drm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import vrs.drm.StreamsRequest.Wanted;

class StreamsRequestTest {
    private static final Instant EXPIRY = Instant.parse("2030-01-01T00:00:00Z");
    private static final Wanted WANTED = new Wanted("v240", "a1c0de00000000000000000000001201");

    @Test
    void wholeRequest_isUsable_alsoWithoutSubtitles() {
        assertThat(request("film", List.of(WANTED), List.of("en", "zh-Hans")).isUsable())
                .isTrue();
        assertThat(request("film", List.of(), null).isUsable()).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "a b", "a/b", "..", "a\nb", "a,b", "文"})
    void textThatMayNotStandInAnAddressOrAToken_isNotUsable(String text) {
        assertThat(request(text, List.of(WANTED), List.of()).isUsable()).isFalse();
        assertThat(request("film", List.of(new Wanted(text, WANTED.keyId())), List.of())
                        .isUsable())
                .isFalse();
        assertThat(request("film", List.of(new Wanted("v240", text)), List.of()).isUsable())
                .isFalse();
        assertThat(request("film", List.of(WANTED), Collections.singletonList(text))
                        .isUsable())
                .isFalse();
        assertThat(new StreamsRequest("film", List.of(WANTED), List.of(), EXPIRY, text, "CN").isUsable())
                .isFalse();
        assertThat(new StreamsRequest("film", List.of(WANTED), List.of(), EXPIRY, "-", text).isUsable())
                .isFalse();
    }

    @Test
    void whatIsMissing_isNotUsable() {
        assertThat(request("film", null, List.of()).isUsable()).isFalse();
        assertThat(request("film", Arrays.asList(WANTED, null), List.of()).isUsable())
                .isFalse();
        assertThat(new StreamsRequest("film", List.of(WANTED), List.of(), null, "-", "CN").isUsable())
                .isFalse();
    }

    @Test
    void listsAreBounded() {
        assertThat(request("film", Collections.nCopies(129, WANTED), List.of()).isUsable())
                .isFalse();
        assertThat(request("film", List.of(WANTED), Collections.nCopies(129, "en"))
                        .isUsable())
                .isFalse();
    }

    private static StreamsRequest request(String vid, List<Wanted> renditions, List<String> subtitles) {
        return new StreamsRequest(vid, renditions, subtitles, EXPIRY, "-", "CN");
    }
}
