package vrs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The manifests of {@code docs/answers} keep the rules; that the running cluster sends these very ones is the business of
 * {@link GoldenAnswersIT}. Each rule is seen to find the fault that it is there for.
 */
class MpdRulesTest {
    private static final Path ANSWERS = Cluster.root().resolve("docs/answers");

    static Stream<String> manifests() throws IOException {
        try (Stream<Path> files = Files.list(ANSWERS)) {
            return files
                    .map(f -> f.getFileName().toString())
                    .filter(name -> name.endsWith(".mpd"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void manifest_keepsTheRules(String name) {
        assertThat(MpdRules.faults(read(name))).isEmpty();
    }

    @Test
    void manifests_areOpenEncryptedAndMixed() throws IOException {
        assertThat(manifests()).contains("free-clear.mpd", "drm-only.mpd", "mixed-protection.mpd");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    type="static"                | type="dynamic"             | the type is not static
                    isoff-live:2011              | isoff-on-demand:2011       | the profile is not isoff-live
                    minBufferTime="PT2S"         | minBufferTime="PT60S"      | shorter than its buffer
                    AdaptationSet id="1"         | AdaptationSet id="0"       | AdaptationSet id is not unique
                    Representation id="v360"     | Representation id="v240"   | Representation id is not unique
                    lang="zh"                    | lang="en"                  | text of one language and role is not unique
                    mimeType="video/mp4"         | mimeType="video/webm"      | set 0: mimeType
                    segmentAlignment="true"      | segmentAlignment="false"   | set 0: segments are not aligned
                    startNumber="1"              | startNumber="0"            | set 0: SegmentTemplate startNumber
                    $Number$.m4s                 | 1.m4s                      | set 0: media is no template
                    avc1.4d401e                  | hev1.1.6                   | set 0: codecs of more than one family
                    frameRate="25"               | frames="25"                | set 0 v240: no frameRate
                    serviceLocation="cdn-b"      | serviceLocation="cdn-a"    | set 0 serviceLocation is not unique
                    /v240/                       | /v240                      | set 0: the BaseURL is no whole folder
                    value="cenc"                 | value="cbcs"               | set 0: Common Encryption is not said first
                    default_KID="a1c0de00-       | default_KID="a1c0de00      | set 0: default_KID is no UUID
                    ClearKey1.0                  | ClearKey2.0                | set 0: the system is not ClearKey1.0
                    e2719d58                     | 1077efec                   | set 0: the system is not ClearKey1.0
                    dashif:Laurl                 | dashif:laurl               | set 0: not one dashif:Laurl with a licence URL
                    https://dashif.org/CPS       | http://dashif.org/x        | set 0: not one dashif:Laurl with a licence URL
                    dashif                       | cps                        | set 0: not one dashif:Laurl with a licence URL
                    /cenc/v                      | /clear/v                   | set 0: addresses and protection disagree
                    2016" value="1"              | 2016" value="2"            | set 0 is bound to 2, which does not say so
                    SupplementalProperty         | EssentialProperty          | set 0 could be bound to 1
                    """)
    void plantedFault_isFound(String from, String to, String fault) {
        String sound = read("drm-only.mpd");
        assertThat(sound).contains(from);

        assertThat(MpdRules.faults(sound.replace(from, to)))
                .anySatisfy(found -> assertThat(found).startsWith(fault));
    }

    @Test
    void openAndEncryptedSets_mayNotBeBound() {
        String role = "<Role schemeIdUri=\"urn:mpeg:dash:role:2011\" value=\"main\"/>";
        String bond =
                "<SupplementalProperty schemeIdUri=\"urn:mpeg:dash:adaptation-set-switching:2016\" value=\"%d\"/>";
        String sound = read("mixed-protection.mpd");
        int first = sound.indexOf(role);
        int second = sound.indexOf(role, first + 1);

        String planted = sound.substring(0, first)
                + bond.formatted(1)
                + sound.substring(first, second)
                + bond.formatted(0)
                + sound.substring(second);

        assertThat(MpdRules.faults(planted))
                .containsExactly(
                        "set 0 is bound to 1, which is of another kind",
                        "set 1 is bound to 0, which is of another kind");
    }

    private static String read(String name) {
        try {
            return Files.readString(ANSWERS.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
