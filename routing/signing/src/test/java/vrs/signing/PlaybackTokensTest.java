package vrs.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vrs.signing.TestKeys.KEYS;
import static vrs.signing.TestKeys.NOW;
import static vrs.signing.TestKeys.at;
import static vrs.signing.TestKeys.key;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vrs.signing.PlaybackToken.Purpose;
import vrs.signing.TokenVerdict.Genuine;
import vrs.signing.TokenVerdict.Reason;
import vrs.signing.TokenVerdict.Refused;

class PlaybackTokensTest {
    private static final Instant EXPIRY = NOW.plusSeconds(300);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final PlaybackTokens tokens = new PlaybackTokens(KEYS, at(NOW));

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void token_comesBackAsItWas(Purpose purpose) {
        PlaybackToken token = token(purpose, "film");

        assertThat(tokens.read(tokens.write(token), purpose)).isEqualTo(new Genuine(token));
    }

    @Test
    void emptyLists_comeBackEmpty() {
        PlaybackToken token =
                new PlaybackToken(Purpose.MANIFEST, "film", List.of(), List.of(), "clear", "-", "CN", EXPIRY);

        assertThat(tokens.read(tokens.write(token), Purpose.MANIFEST)).isEqualTo(new Genuine(token));
    }

    @Test
    void text_mayStandInAUrl() {
        assertThat(tokens.write(token(Purpose.LICENCE, "film")))
                .matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]{43}");
    }

    @Test
    void tokenOfOnePurpose_isRefusedForTheOther() {
        assertThat(tokens.read(tokens.write(token(Purpose.MANIFEST, "film")), Purpose.LICENCE))
                .isEqualTo(new Refused(Reason.OTHER_PURPOSE));
        assertThat(tokens.read(tokens.write(token(Purpose.LICENCE, "film")), Purpose.MANIFEST))
                .isEqualTo(new Refused(Reason.OTHER_PURPOSE));
    }

    @Test
    void expiry_countsAfterTheSkewOnly() {
        String text = tokens.write(token(Purpose.LICENCE, "film"));

        assertThat(readAt(EXPIRY.plusSeconds(PlaybackTokens.SKEW_SECONDS), text))
                .isInstanceOf(Genuine.class);
        assertThat(readAt(EXPIRY.plusSeconds(PlaybackTokens.SKEW_SECONDS).plusMillis(1), text))
                .isEqualTo(new Refused(Reason.EXPIRED));
        assertThat(readAt(NOW.minusSeconds(PlaybackTokens.SKEW_SECONDS), text)).isInstanceOf(Genuine.class);
    }

    @Test
    void changedPayload_isForged_whateverItDecodesTo() {
        String[] parts = tokens.write(token(Purpose.LICENCE, "film")).split("\\.");
        String vip = BASE64.encodeToString(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("v240", "v720")
                .getBytes(StandardCharsets.UTF_8));

        for (String payload : List.of(vip, "", "*", "=", "A", "not base64 at all", "文")) {
            assertThat(read(parts[0] + "." + payload + "." + parts[2]))
                    .as(payload)
                    .isEqualTo(new Refused(Reason.FORGED));
        }
    }

    @Test
    void everyChangedCharacterOfTheSignature_isForged() {
        String text = tokens.write(token(Purpose.LICENCE, "film"));
        int signature = text.lastIndexOf('.') + 1;
        for (int i = signature; i < text.length(); i++) {
            char other = text.charAt(i) == 'A' ? 'B' : 'A';
            String changed = text.substring(0, i) + other + text.substring(i + 1);

            assertThat(read(changed)).as("character %d", i - signature).isEqualTo(new Refused(Reason.FORGED));
        }
        assertThat(read(text + "=")).as("padding").isEqualTo(new Refused(Reason.FORGED));
    }

    @Test
    void keyOfAnotherCluster_isForged_andAnUnknownOneIsUnknown() {
        PlaybackToken token = token(Purpose.LICENCE, "film");
        HmacKeys sameName = new HmacKeys(List.of(key("k1", "secret-of-another-cluster")));
        HmacKeys otherName = new HmacKeys(List.of(key("k9", "secret-of-the-first-key")));

        assertThat(read(new PlaybackTokens(sameName, at(NOW)).write(token))).isEqualTo(new Refused(Reason.FORGED));
        assertThat(read(new PlaybackTokens(otherName, at(NOW)).write(token)))
                .isEqualTo(new Refused(Reason.UNKNOWN_KEY));
    }

    @Test
    void tokenOfTheKeyBefore_isGenuineWhileThatKeyIsKept() {
        String text = tokens.write(token(Purpose.LICENCE, "film"));
        HmacKeys both = new HmacKeys(List.of(key("k2", "secret-of-the-second-key"), KEYS.current()));

        assertThat(new PlaybackTokens(both, at(NOW)).read(text, Purpose.LICENCE))
                .isInstanceOf(Genuine.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "...",
                "k1",
                "k1.",
                "k1..",
                "k1.a.b.c",
                "k1.*.*",
                "\0.\0.\0",
                "文.文.文",
                " . . ",
                "k1.====.===="
            })
    void garbage_isRefusedAndNeverThrows(String text) {
        assertThat(read(text)).isInstanceOf(Refused.class);
    }

    @Test
    void randomText_isRefusedAndNeverThrows() {
        long seed = 20_300_101;
        Random random = new Random(seed);
        String genuine = tokens.write(token(Purpose.LICENCE, "film"));
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder(genuine);
            int at = random.nextInt(text.length());
            char fresh = (char) random.nextInt(0x180);
            if (text.charAt(at) != fresh) {
                text.setCharAt(at, fresh);
                assertThat(read(text.toString()))
                        .as("seed %d round %d", seed, i)
                        .isInstanceOf(Refused.class);
            }
        }
    }

    @Test
    void sameToken_withAnotherMark_isAnotherTextForTheSameThing() {
        PlaybackToken token = token(Purpose.LICENCE, "film");

        assertThat(tokens.write(token, 1)).isNotEqualTo(tokens.write(token, -1));
        assertThat(read(tokens.write(token, -1))).isEqualTo(read(tokens.write(token, 1)));
    }

    @Test
    void overlongText_isMalformed() {
        assertThat(read("k1." + "a".repeat(PlaybackTokens.LENGTH_MAX) + ".b")).isEqualTo(new Refused(Reason.MALFORMED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "LICENCE",
                "PARTY\nfilm\n\n\nfull\n-\nCN\n0\n1893456000",
                "LICENCE\nfilm\n\n\nfull\n-\nCN\n0\nsoon",
                "LICENCE\nfilm\n\n\nfull\n-\nCN\n0\n9223372036854775807",
                "LICENCE\nfilm\n\n\nfull\n-\nCN\n0\n1893456000\ntenth"
            })
    void textThatWeSignedButThatIsNoToken_isMalformed(String payload) {
        assertThat(read(signed(BASE64.encodeToString(payload.getBytes(StandardCharsets.UTF_8)))))
                .isEqualTo(new Refused(Reason.MALFORMED));
        assertThat(read(signed("*not base64*"))).isEqualTo(new Refused(Reason.MALFORMED));
    }

    @Test
    void fieldWithALineBreak_isNotWritten() {
        PlaybackToken token = token(Purpose.LICENCE, "film\nv720");

        assertThatThrownBy(() -> tokens.write(token)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The bounds of docs/video.schema.json: 32 pictures and 32 sounds, IDs of 32 characters, a key for each. */
    @ParameterizedTest
    @EnumSource(Purpose.class)
    void largestTitleOfTheCatalogue_comesBackAsItWas(Purpose purpose) {
        HmacKeys longestName = new HmacKeys(List.of(key("k".repeat(16), "secret-of-the-long-key")));
        PlaybackTokens ours = new PlaybackTokens(longestName, at(NOW));
        PlaybackToken token = sized(purpose, 64);

        String text = ours.write(token);

        assertThat(text).hasSizeBetween(5_500, PlaybackTokens.LENGTH_MAX);
        assertThat(ours.read(text, purpose)).isEqualTo(new Genuine(token));
    }

    @Test
    void tokenThatNobodyWouldRead_isNotWritten() {
        PlaybackToken token = sized(Purpose.LICENCE, 70);

        assertThatThrownBy(() -> tokens.write(token))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("6144");
    }

    private static PlaybackToken sized(Purpose purpose, int renditions) {
        return new PlaybackToken(
                purpose,
                "f".repeat(64),
                IntStream.range(0, renditions).mapToObj("%032d"::formatted).toList(),
                IntStream.range(0, renditions).mapToObj("%032x"::formatted).toList(),
                "basic",
                SubjectHash.of("somebody"),
                "CN",
                EXPIRY);
    }

    private TokenVerdict read(String text) {
        return tokens.read(text, Purpose.LICENCE);
    }

    private static TokenVerdict readAt(Instant instant, String text) {
        return new PlaybackTokens(KEYS, at(instant)).read(text, Purpose.LICENCE);
    }

    private static String signed(String payload) {
        String head = "k1." + payload;
        return head + "." + BASE64.encodeToString(KEYS.current().mac(head.getBytes(StandardCharsets.UTF_8)));
    }

    private static PlaybackToken token(Purpose purpose, String vid) {
        return new PlaybackToken(
                purpose,
                vid,
                List.of("v240", "a-en"),
                List.of("a1c0de00000000000000000000001201"),
                "full",
                SubjectHash.of("somebody"),
                "CN",
                EXPIRY);
    }
}
