package vrs.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static vrs.signing.TestKeys.KEYS;
import static vrs.signing.TestKeys.NOW;
import static vrs.signing.TestKeys.at;
import static vrs.signing.TestKeys.key;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vrs.signing.AddressVerdict.Genuine;
import vrs.signing.AddressVerdict.Reason;
import vrs.signing.AddressVerdict.Refused;

/** What a signer made, and what a verifier at the edge says of it and of everything near it. */
class AddressTest {
    private static final Instant EXPIRY = NOW.plusSeconds(600);
    private static final String PATH = new AddressSigner(KEYS).path("film", MediaSet.CENC, "v240", EXPIRY);

    private final AddressVerifier verifier = new AddressVerifier(KEYS, at(NOW));

    @Test
    void signedAddress_isGenuineForTheFilesOfItsDirectory() {
        for (String file : List.of("init.mp4", "1.m4s", "subtitles.vtt", "file")) {
            assertThat(verifier.verify(PATH + file))
                    .isEqualTo(new Genuine("film", MediaSet.CENC, "v240", file, EXPIRY.getEpochSecond()));
        }
    }

    @Test
    void form_isTheOneOfTheContract() {
        assertThat(new AddressSigner(new HmacKeys(List.of(key("k7", "0123456789abcdef"))))
                        .path("film", MediaSet.CLEAR, "v240", Instant.ofEpochSecond(1_900_000_000)))
                .as("computed by another HMAC-SHA256 over v1, expiry, key and directory, one a line")
                .isEqualTo("/1900000000-k7-sMCfX1IFboYBZyUKimVTKmcELh0Rw8TiGtqhnE9qEQk/film/clear/v240/");
    }

    @ParameterizedTest
    @CsvSource({
        "/film/cenc/v240/, /film/cenc/v720/",
        "/film/cenc/v240/, /film/clear/v240/",
        "/film/cenc/v240/, /other/cenc/v240/",
    })
    void addressSwappedToAnotherRenditionSetOrVideo_isForged(String from, String to) {
        assertThat(verifier.verify(PATH.replace(from, to) + "1.m4s")).isEqualTo(new Refused(Reason.FORGED));
    }

    @Test
    void longerLife_isForged() {
        String longer = PATH.replace(
                Long.toString(EXPIRY.getEpochSecond()),
                Long.toString(EXPIRY.plusSeconds(1).getEpochSecond()));

        assertThat(verifier.verify(longer + "1.m4s")).isEqualTo(new Refused(Reason.FORGED));
    }

    @Test
    void sameKeyNameWithAnotherSecret_isForged() {
        HmacKeys others = new HmacKeys(List.of(key("k1", "secret-of-another-cluster")));

        assertThat(verifier.verify(new AddressSigner(others).path("film", MediaSet.CENC, "v240", EXPIRY) + "1.m4s"))
                .isEqualTo(new Refused(Reason.FORGED));
    }

    @Test
    void expiry_countsAfterTheSkewOnly() {
        assertThat(verifyAt(EXPIRY.plusSeconds(AddressVerifier.SKEW_SECONDS))).isInstanceOf(Genuine.class);
        assertThat(verifyAt(EXPIRY.plusSeconds(AddressVerifier.SKEW_SECONDS + 1)))
                .isEqualTo(new Refused(Reason.EXPIRED));
    }

    @Test
    void verifierWhoseClockIsBehind_takesAFreshAddress() {
        assertThat(verifyAt(NOW.minusSeconds(AddressVerifier.SKEW_SECONDS))).isInstanceOf(Genuine.class);
    }

    @Test
    void replacedKey_verifiesUntilItIsTakenOut_andNoLonger() {
        HmacKey fresh = key("k2", "secret-of-the-second-key");
        HmacKeys both = new HmacKeys(List.of(fresh, KEYS.current()));

        assertThat(new AddressVerifier(both, at(NOW)).verify(PATH + "1.m4s")).isInstanceOf(Genuine.class);
        assertThat(new AddressSigner(both).path("film", MediaSet.CENC, "v240", EXPIRY))
                .contains("-k2-");
        assertThat(new AddressVerifier(new HmacKeys(List.of(fresh)), at(NOW)).verify(PATH + "1.m4s"))
                .isEqualTo(new Refused(Reason.UNKNOWN_KEY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.m4s/",
                "../v720/1.m4s",
                "..",
                ".",
                ".hidden",
                "%2e%2e/1.m4s",
                "1%2em4s",
                "1.m4s?x=1",
                "a/b.m4s",
                "1.m4s\n",
                "1.m4s.bak",
                "文.m4s",
                "1.toolongext"
            })
    void anythingButOnePlainFileName_isMalformed(String file) {
        assertThat(verifier.verify(PATH + file)).isEqualTo(new Refused(Reason.MALFORMED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "//",
                "/film/cenc/v240/1.m4s",
                "/1-k1-short/film/cenc/v240/1.m4s",
                "/9999999999999-k1-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/film/cenc/v240/1.m4s",
                "/-1-k1-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/film/cenc/v240/1.m4s",
                "/1-k1-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/film/raw/v240/1.m4s"
            })
    void pathOfAnotherForm_isMalformed(String path) {
        assertThat(verifier.verify(path)).isEqualTo(new Refused(Reason.MALFORMED));
    }

    private static AddressVerdict verifyAt(Instant instant) {
        return new AddressVerifier(KEYS, at(instant)).verify(PATH + "1.m4s");
    }
}
