package vrs.drm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vrs.signing.AddressSigner;
import vrs.signing.AddressVerdict;
import vrs.signing.AddressVerifier;
import vrs.signing.HmacKey;
import vrs.signing.HmacKeys;
import vrs.signing.MediaSet;
import vrs.signing.PlaybackToken;
import vrs.signing.PlaybackTokens;
import vrs.signing.TokenVerdict;
import vrs.topology.Cdn;

class ProtectedStreamsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static final HmacKeys KEYS = new HmacKeys(List.of(HmacKey.of("k1", "0123456789abcdef".getBytes())));
    private static final String KEY_ID = "a1c0de00000000000000000000001201";

    private final PlaybackTokens tokens = new PlaybackTokens(KEYS, CLOCK);
    private final ProtectedStreams streams = new ProtectedStreams(
            new AddressSigner(KEYS),
            tokens,
            List.of(new Cdn("cdn-a", "http://a"), new Cdn("cdn-b", "http://b")),
            Duration.ofMinutes(10),
            CLOCK,
            new Random(20_300_101)::nextLong);
    private final StreamsRequest request = new StreamsRequest(
            "film",
            List.of(new StreamsRequest.Wanted("v240", KEY_ID), new StreamsRequest.Wanted("a-en", KEY_ID)),
            List.of("en"),
            CLOCK.instant().plusSeconds(600),
            "-",
            "CN");
    private final StreamsAnswer answer = streams.answer(request);

    @Test
    void addresses_areGenuineForTheEncryptedSetOnEveryCdn() {
        assertThat(answer.renditions()).extracting(StreamsAnswer.Addressed::id).containsExactly("v240", "a-en");
        String base = answer.renditions().getFirst().addresses().get(1).base();
        assertThat(base).startsWith("http://b/");
        assertThat(new AddressVerifier(KEYS, CLOCK).verify(base.substring("http://b".length()) + "1.m4s"))
                .isInstanceOfSatisfying(AddressVerdict.Genuine.class, genuine -> {
                    assertThat(genuine.set()).isEqualTo(MediaSet.CENC);
                    assertThat(genuine.rendition()).isEqualTo("v240");
                });
        assertThat(answer.subtitles().getFirst().url()).endsWith("/film/cenc/s-en/subtitles.vtt");
    }

    @Test
    void licenceToken_holdsExactlyTheseKeysForTenMinutes() {
        assertThat(answer.keyIds()).containsExactly(KEY_ID);
        assertThat(tokens.read(answer.licenceToken(), PlaybackToken.Purpose.LICENCE))
                .isInstanceOfSatisfying(TokenVerdict.Genuine.class, genuine -> {
                    assertThat(genuine.token().keyIds()).containsExactly(KEY_ID);
                    assertThat(genuine.token().territory()).isEqualTo("CN");
                    assertThat(genuine.token().expiresAt())
                            .isEqualTo(CLOCK.instant().plusSeconds(600));
                });
    }

    @Test
    void twoStrangersInOneSecond_haveALicenceTokenEach() {
        assertThat(streams.answer(request).licenceToken()).isNotEqualTo(answer.licenceToken());
    }
}
