package vrs.drm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vrs.drm.LicenceRequest.Parsed;

class LicenceRequestTest {
    @Test
    void clearKeyBody_isRead_withAndWithoutPadding() {
        for (String kid : new String[] {"ocDeAAAAAAAAAAAAAAASAQ", "ocDeAAAAAAAAAAAAAAASAQ=="}) {
            assertThat(parse("{\"kids\":[\"" + kid + "\"],\"type\":\"temporary\"}"))
                    .isInstanceOfSatisfying(
                            Parsed.Good.class, good -> assertThat(good.request().keyIds())
                                    .containsExactly("a1c0de00000000000000000000001201"));
        }
    }

    @Test
    void deepNesting_isBadAndNeverThrows() {
        assertThat(parse("[".repeat(8_000))).isInstanceOf(Parsed.Bad.class);
        assertThat(parse("{\"kids\":".repeat(900))).isInstanceOf(Parsed.Bad.class);
    }

    @Test
    void persistentLicence_isReadAsSuch() {
        assertThat(parse("{\"kids\":[],\"type\":\"persistent-license\"}"))
                .isEqualTo(new Parsed.Good(new LicenceRequest(List.of(), "persistent-license")));
    }

    @Test
    void missingType_isTemporary_andUnknownFieldsArePassedOver() {
        assertThat(parse("{\"kids\":[],\"new\":1}")).isInstanceOfSatisfying(Parsed.Good.class, good -> assertThat(
                        good.request().type())
                .isEqualTo("temporary"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "[]",
                "{}",
                "{\"kids\":\"a\"}",
                "{\"kids\":[1]}",
                "{\"kids\":[\"short\"]}",
                "{\"kids\":[\"****\"]}",
                "{\"kids\":[null]}",
                "{\"kids\":[]} {\"kids\":[]}",
                "{\"kids\":[],\"type\":7}",
                "{\"kids\":[],\"type\":\"for-ever\"}"
            })
    void anythingElse_isBadAndNeverThrows(String body) {
        assertThat(parse(body)).isInstanceOf(Parsed.Bad.class);
    }

    @Test
    void tooManyKeyIds_areBad() {
        String kids = String.join(",", Collections.nCopies(65, "\"ocDeAAAAAAAAAAAAAAASAQ\""));

        assertThat(parse("{\"kids\":[" + kids + "]}")).isInstanceOf(Parsed.Bad.class);
    }

    private static Parsed parse(String body) {
        return LicenceRequest.parse(body.getBytes(StandardCharsets.UTF_8));
    }
}
