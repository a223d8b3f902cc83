package vrs.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vrs.control.ControlFormat.Reading;

class ControlFormatTest {
    private static final ControlState SET = ControlState.atRest("r1-az1")
            .with(
                    Map.of("az.r1-az2", "drained", "publisher.leader", "r2-az1", "retry.rules", "5xx,body"),
                    "ann@home",
                    77);

    @Test
    void state_comesBack() {
        assertThat(ControlFormat.read(ControlFormat.write(SET))).isEqualTo(new Reading.Sound(SET));
        assertThat(SET)
                .isEqualTo(new ControlState(
                        1, "r2-az1", 2, "ann@home", 77, Map.of("az.r1-az2", "drained", "retry.rules", "5xx,body")));
    }

    @Test
    void documentOfTheVersionBefore_withNeitherMinorNorTime_isRead() {
        String old = "vrs-control 1\nversion 4\npublisher.leader r1-az2\npublisher.leader.epoch 3\noperator ann\n";

        assertThat(ControlFormat.read(old))
                .isEqualTo(new Reading.Sound(new ControlState(4, "r1-az2", 3, "ann", 0, Map.of())));
    }

    /** A peer of the next version has set a key that this one does not know. */
    @Test
    void unknownKey_ofALaterMinor_isPassedOver_ofThisOneRefused() {
        String doctored = ControlFormat.write(SET) + "tomorrow.switch on\n";

        assertThat(ControlFormat.read(doctored.replace("minor " + ControlFormat.MINOR, "minor 99")))
                .isEqualTo(new Reading.Sound(SET));
        assertThat(ControlFormat.read(doctored)).isEqualTo(new Reading.Refused("unknown key tomorrow.switch"));
    }

    @Test
    void badValueOfAKnownKey_isRefused_alsoOfALaterMinor() {
        String doctored =
                ControlFormat.write(SET).replace("minor 1", "minor 99").replace("az.r1-az2 drained", "az.r1-az2 half");

        assertThat(ControlFormat.read(doctored))
                .isEqualTo(new Reading.Refused("az.r1-az2 is \"half\", not one of active, drained"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vrs-control 1 | vrs-control 2 | does not begin with \"vrs-control 1\"",
                "version 1 | version one | version is \"one\", not a whole number",
                "version 1 | version -1 | version -1 or epoch 2 is too low",
                "version 1 | revision 1 | unknown key revision",
                "operator ann@home | az.r1-az1 active | operator is missing",
                "operator ann@home | operator a'nn | \"r2-az1\" or \"a'nn\" is no name",
                "epoch 2 | epoch 0 | version 1 or epoch 0 is too low",
                "az.r1-az2 drained | az.r1-az2 | az.r1-az2 has no value, or two",
                "az.r1-az2 drained | version 2 | version has no value, or two",
                "minor 1 | minor x | minor is \"x\", not a whole number",
                "retry.rules 5xx,body | retry.rules all | retry.rules is \"all\", not none, or a list of refused, timeout, 5xx, body, shed"
            })
    void badDocument_isRefusedWithTheKeyNamed(String good, String bad, String why) {
        String text = ControlFormat.write(SET);

        assertThat(text).contains(good);
        assertThat(ControlFormat.read(text.replace(good, bad))).isEqualTo(new Reading.Refused(why));
    }

    @Test
    void whatIsThereAndWrong_isSaidBeforeWhatIsMissing() {
        assertThat(ControlFormat.read("vrs-control 1\nsurprise yes\n"))
                .isEqualTo(new Reading.Refused("unknown key surprise"));
        assertThat(ControlFormat.read("vrs-control 1\n")).isEqualTo(new Reading.Refused("version is missing"));
        assertThat(ControlFormat.read("")).isInstanceOf(Reading.Refused.class);
    }
}
