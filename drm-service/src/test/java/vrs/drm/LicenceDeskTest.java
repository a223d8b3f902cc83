package vrs.drm;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vrs.drm.LicenceDesk.Decision;
import vrs.drm.LicenceDesk.Reason;
import vrs.signing.HmacKey;
import vrs.signing.HmacKeys;
import vrs.signing.PlaybackToken;
import vrs.signing.PlaybackToken.Purpose;
import vrs.signing.PlaybackTokens;

class LicenceDeskTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final String FREE = "a1c0de00000000000000000000001201";
    private static final String VIP = "a1c0de00000000000000000000001202";
    private static final KeySeed SEED = KeySeed.of(HexFormat.of().parseHex("00112233445566778899aabbccddeeff"));

    private final Set<String> withdrawn = new HashSet<>();
    private final PlaybackTokens tokens = tokens("0123456789abcdef0123456789abcdef");
    private final LicenceDesk desk = new LicenceDesk(
            tokens, SEED, withdrawn::contains, new LicenceCount(2, 100, Duration.ofMinutes(10), Ticker.systemTicker()));

    @Test
    void keysOfTheToken_areIssuedInTheOrderAskedFor() {
        Decision decision = desk.decide(request(VIP, FREE), token(Purpose.LICENCE, NOW, FREE, VIP), Optional.of("CN"));

        assertThat(decision).isInstanceOfSatisfying(Decision.Issued.class, issued -> {
            assertThat(issued.keys()).extracting(LicenceDesk.ContentKey::keyId).containsExactly(VIP, FREE);
            assertThat(issued.keys().get(1).key())
                    .isEqualTo(SEED.contentKey(HexFormat.of().parseHex(FREE)))
                    .hasSize(16)
                    .isNotEqualTo(issued.keys().get(0).key());
        });
    }

    @Test
    void keyOutsideTheToken_refusesTheWholeRequest() {
        assertThat(desk.decide(request(FREE, VIP), token(Purpose.LICENCE, NOW, FREE), Optional.empty()))
                .isEqualTo(new Decision.Refused(Reason.KEY_NOT_IN_TOKEN));
    }

    @Test
    void noKeyAskedFor_isRefused() {
        assertThat(desk.decide(
                        new LicenceRequest(List.of(), "temporary"),
                        token(Purpose.LICENCE, NOW, FREE),
                        Optional.empty()))
                .isEqualTo(new Decision.Refused(Reason.KEY_NOT_IN_TOKEN));
    }

    @Test
    void missingForgedForeignOrExpiredToken_isRefused() {
        String genuine = token(Purpose.LICENCE, NOW, FREE);
        String foreign =
                tokens("another-secret-of-some-length-00").write(content(Purpose.LICENCE, NOW.plusSeconds(60), FREE));

        assertThat(reason("")).isEqualTo(Reason.NO_TOKEN);
        assertThat(reason(genuine.substring(0, genuine.length() - 2) + "AA")).isEqualTo(Reason.BAD_TOKEN);
        assertThat(reason(foreign)).isEqualTo(Reason.BAD_TOKEN);
        assertThat(reason(token(Purpose.MANIFEST, NOW, FREE))).isEqualTo(Reason.BAD_TOKEN);
        assertThat(reason(token(Purpose.LICENCE, NOW.minusSeconds(200), FREE))).isEqualTo(Reason.EXPIRED_TOKEN);
        assertThat(reason("...")).isEqualTo(Reason.BAD_TOKEN);
    }

    @Test
    void withdrawnVideo_getsNoKeyAlthoughItsTokenIsGenuine() {
        withdrawn.add("film");

        assertThat(reason(token(Purpose.LICENCE, NOW, FREE))).isEqualTo(Reason.WITHDRAWN);
    }

    @Test
    void otherTerritory_isRefused_unknownOneIsNot() {
        assertThat(desk.decide(request(FREE), token(Purpose.LICENCE, NOW, FREE), Optional.of("US")))
                .isEqualTo(new Decision.Refused(Reason.OTHER_TERRITORY));
        assertThat(desk.decide(request(FREE), token(Purpose.LICENCE, NOW, FREE), Optional.empty()))
                .isInstanceOf(Decision.Issued.class);
    }

    @Test
    void tokenThatHadItsShare_getsNoMore_anotherStillDoes() {
        String token = token(Purpose.LICENCE, NOW, FREE);
        for (int i = 0; i < 2; i++) {
            assertThat(desk.decide(request(FREE), token, Optional.empty())).isInstanceOf(Decision.Issued.class);
        }

        assertThat(reason(token)).isEqualTo(Reason.TOO_MANY);
        assertThat(desk.decide(request(VIP), token(Purpose.LICENCE, NOW, VIP), Optional.empty()))
                .isInstanceOf(Decision.Issued.class);
    }

    @Test
    void refusedRequests_doNotUseUpTheShare() {
        String token = token(Purpose.LICENCE, NOW, FREE);
        for (int i = 0; i < 5; i++) {
            desk.decide(request(VIP), token, Optional.empty());
        }

        assertThat(desk.decide(request(FREE), token, Optional.empty())).isInstanceOf(Decision.Issued.class);
    }

    private Reason reason(String token) {
        return ((Decision.Refused) desk.decide(request(FREE), token, Optional.empty())).reason();
    }

    private String token(Purpose purpose, Instant issued, String... keyIds) {
        return tokens.write(content(purpose, issued.plusSeconds(60), keyIds));
    }

    private static PlaybackToken content(Purpose purpose, Instant expiry, String... keyIds) {
        return new PlaybackToken(purpose, "film", List.of("v240"), List.of(keyIds), "full", "-", "CN", expiry);
    }

    private static LicenceRequest request(String... keyIds) {
        return new LicenceRequest(List.of(keyIds), "temporary");
    }

    private static PlaybackTokens tokens(String secret) {
        return new PlaybackTokens(
                new HmacKeys(List.of(HmacKey.of("k1", secret.getBytes()))), Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
