package vrs.fallback.switches;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SwitchesTest {
    private static final String DOCUMENT = """
            vrs-control 1
            minor 1
            version 7
            publisher.leader r1-az1
            publisher.leader.epoch 2
            operator ann
            at-ms 1893456000000
            admission.fallback.inflight 40
            az.r1-az1 drained
            cloud.private forced-offline
            cloud.public forced-online
            degrade.dash on
            retry.rules refused,timeout
            """;

    @Test
    void document_isReadForWhatCountsHere() {
        Switches read = Switches.parse(DOCUMENT).orElseThrow();

        assertThat(read.version()).isEqualTo(7);
        assertThat(read.isDashDegraded()).isTrue();
        assertThat(read.of("private")).contains(Switches.Forced.OFFLINE);
        assertThat(read.of("public")).contains(Switches.Forced.ONLINE);
        assertThat(read.of("other")).isEmpty();
        assertThat(read.inFlightMax()).isEqualTo(OptionalInt.of(40));
    }

    @Test
    void keysOfALaterVersion_arePassedOver() {
        assertThat(Switches.parse(DOCUMENT + "some.later.key with several words\n"))
                .isEqualTo(Switches.parse(DOCUMENT));
    }

    @Test
    void nothingSet_isAtRest() {
        assertThat(Switches.parse("vrs-control 1\nversion 0\n")).contains(Switches.AT_REST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "off"})
    void degradeDash_lowersNothingUnlessOn(String value) {
        Switches read = Switches.parse("vrs-control 1\nversion 1\ndegrade.dash " + value + "\ncloud.public auto\n")
                .orElseThrow();

        assertThat(read.isDashDegraded()).isFalse();
        assertThat(read.clouds()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "version 1\ndegrade.dash on\n",
                "vrs-control 2\nversion 1\n",
                "vrs-control 1 \nversion 1\n",
                "vrs-control 1\ndegrade.dash on\n",
                "vrs-control 1\nversion many\n",
                "vrs-control 1\nversion 1\ndegrade.dash yes\n",
                "vrs-control 1\nversion 1\ncloud.public gone\n",
                "vrs-control 1\nversion 1\nadmission.fallback.inflight -1\n",
                "vrs-control 1\nversion 1\nadmission.fallback.inflight few\n",
                "vrs-control 1\nversion 1\ndegrade.dash on\ndegrade.dash off\n",
                "vrs-control 1\nversion 1\ndegrade.dash\n",
                "vrs-control 1\nversion 1\n\n"
            })
    void anythingElse_isRefusedWhole(String text) {
        assertThat(Switches.parse(text)).isEmpty();
    }
}
