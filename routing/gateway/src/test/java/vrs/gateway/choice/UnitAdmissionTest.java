package vrs.gateway.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vrs.topology.Instance;

class UnitAdmissionTest {
    private static Function<Instance, InstanceStanding> by(List<Instance> unit, String letters) {
        return instance -> switch (letters.charAt(unit.indexOf(instance))) {
            case 'A' -> InstanceStanding.ADMITTED;
            case 'E' -> InstanceStanding.EJECTED;
            case 'S' -> InstanceStanding.SILENT;
            case 'U' -> InstanceStanding.UNREADY;
            default -> InstanceStanding.REFUSING;
        };
    }

    private static String asked(UnitAdmission admission) {
        return admission.asked().stream().map(i -> i.name().substring(1)).collect(Collectors.joining());
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource({
        // A admitted, E ejected, S silent, U unready, R refusing | who is asked | mood
        "'','',NOBODY",
        "A,0,CALM",
        "S,'',NOBODY",
        "U,'',NOBODY",
        "R,'',NOBODY",
        // The only one fails on traffic while it answers its checks: asked, and the neighbour is offered most of it.
        "E,0,SUSPECT",
        "AA,01,CALM",
        "AE,0,CALM",
        "EA,1,CALM",
        "EE,01,SUSPECT",
        "AS,0,CALM",
        "SS,'',NOBODY",
        // Never the hung one while another answers at least its checks.
        "ES,0,SUSPECT",
        "UA,1,CALM",
        "RA,1,CALM",
        "AEE,012,PANIC",
        "AAE,01,CALM",
        "ASS,012,PANIC",
        "ASE,0,CALM",
        "SSE,2,SUSPECT",
        "SSS,'',NOBODY",
        // Those that left by themselves were judged by nobody, and are no reason to panic.
        "ARR,0,CALM",
        "AUU,0,CALM",
        "ARS,0,CALM",
        "AAEE,01,CALM",
        "AEEE,0123,PANIC",
        "AASS,01,CALM",
        "ASSSR,0123,PANIC",
        "ASSSU,0123,PANIC",
        "AESS,0,CALM",
        "AESSS,01234,PANIC",
        "AEEES,0123,PANIC"
    })
    void unit_asks(String standings, String asked, UnitMood mood) {
        List<Instance> unit = Some.instances(standings.length());

        UnitAdmission admission = UnitAdmission.of(unit, by(unit, standings));

        assertThat(asked(admission)).isEqualTo(asked);
        assertThat(admission.mood()).isEqualTo(mood);
    }

    @Test
    void anyUnit_neverAsksWhoRefusesOrIsUnready_andAlwaysWhoIsAdmitted() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int run = 0; run < 5_000; run++) {
            List<Instance> unit = Some.instances(1 + random.nextInt(8));
            String letters = random.ints(unit.size(), 0, 5)
                    .mapToObj(i -> "AESUR".substring(i, i + 1))
                    .collect(Collectors.joining());
            Function<Instance, InstanceStanding> standings = by(unit, letters);

            UnitAdmission admission = UnitAdmission.of(unit, standings);

            String what = letters + " seed " + seed;
            assertThat(admission.asked())
                    .as(what)
                    .noneMatch(i -> standings.apply(i) == InstanceStanding.REFUSING
                            || standings.apply(i) == InstanceStanding.UNREADY)
                    .containsAll(unit.stream()
                            .filter(i -> standings.apply(i) == InstanceStanding.ADMITTED)
                            .toList());
            assertThat(admission.asked().isEmpty())
                    .as(what)
                    .isEqualTo(letters.chars().noneMatch(c -> c == 'A' || c == 'E'));
        }
    }
}
