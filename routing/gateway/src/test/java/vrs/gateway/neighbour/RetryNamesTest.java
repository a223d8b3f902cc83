package vrs.gateway.neighbour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vrs.control.ControlState;
import vrs.gateway.front.TestGateway;
import vrs.gateway.route.TrafficClass;
import vrs.topology.Az;
import vrs.topology.EntryName;
import vrs.topology.Topology;

/** Where the retry names lead: held to the table to which the policy of the entry names is held as well. */
class RetryNamesTest {
    private static final List<Az> AZS = List.of(new Az("r1-az1", "r1"), new Az("r1-az2", "r1"), new Az("r2-az1", "r2"));
    private static final Topology TOPOLOGY = new Topology(
            AZS,
            TestGateway.instances("r1-az1/gateway/-", 1, "r1-az2/gateway/-", 2, "r2-az1/gateway/-", 3),
            TestGateway.NAMES,
            List.of());

    private static ControlState control(String keys) {
        Map<String, String> set = new HashMap<>();
        if (keys != null) {
            for (String pair : keys.split(" ")) {
                set.put(pair.split("=")[0], pair.split("=")[1]);
            }
        }
        return ControlState.atRest("r1-az1").with(set, "test", 1);
    }

    static Stream<String> table() throws IOException {
        try (InputStream in = RetryNamesTest.class.getResourceAsStream("/entry-policy.table")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("table")
    void name_leadsWhereTheTableOfTheEntryNamesSays(String line) {
        String[] cells = Stream.of(line.split("\\|")).map(String::strip).toArray(String[]::new);
        String[] name = cells[0].split("\\.");
        EntryName asked =
                new EntryName(EntryName.Kind.valueOf(name[0].toUpperCase(Locale.ROOT)), name[1], "a.localhost", 1);
        Map<String, String> set = new HashMap<>();
        words(cells[2]).forEach(az -> set.put("az." + az, "drained"));
        set.put("dns." + name[1] + ".main", cells[3]);
        set.put("dns." + name[1] + ".retry", cells[4]);
        ControlState control = ControlState.atRest("r1-az1").with(set, "test", 1);

        assertThat(RetryNames.azOf(TOPOLOGY, asked, Set.copyOf(words(cells[1])), control))
                .isEqualTo(words(cells[5]).getFirst());
    }

    private static List<String> words(String cell) {
        return cell.equals("-") ? List.of() : List.of(cell.split(" +"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // this AZ | others that answer | full | drained | failed | name
                "r1-az1|r1-az2 r2-az1||-|r1-az1|retry.r1",
                "r1-az2|r1-az1 r2-az1||-|r1-az2|retry.r2",
                "r2-az1|r1-az1 r1-az2||-|r2-az1|retry.r2",
                "r1-az2|r2-az1||-|r1-az2|retry.r1",
                "r1-az1|r1-az2 r2-az1||-|r1-az1 r1-az2|-",
                "r1-az1|r2-az1||-|r1-az1 r1-az2|retry.r1",
                "r1-az1|r1-az2 r2-az1||r1-az2|r1-az1 r1-az2|retry.r1",
                "r1-az1|r1-az2 r2-az1|r1-az2|-|r1-az1|-",
                "r1-az1|||-|r1-az1|-",
                "r1-az1|r1-az2 r2-az1||r1-az2 r2-az1|r1-az1|-"
            })
    void awayFrom_isAnAzThatTakesMore(
            String home, String told, String full, String drained, String failed, String expected) {
        LoadBoard board = new LoadBoard(() -> 0, (instance, tells) -> {});
        Neighbours neighbours = new Neighbours(TOPOLOGY, home, board);
        neighbours.all().stream()
                .filter(it -> told != null && List.of(told.split(" ")).contains(it.az()))
                .forEach(it -> board.told(
                        it,
                        Load.parse("vrs-load 1\nplay " + (it.az().equals(full) ? 90 : 89) + " 100")
                                .orElseThrow()));
        ControlState control = control(
                drained.equals("-")
                        ? null
                        : Stream.of(drained.split(" "))
                                .map(az -> "az." + az + "=drained")
                                .collect(Collectors.joining(" ")));

        assertThat(new RetryNames(TOPOLOGY, home, neighbours)
                        .awayFrom(Set.of(failed.split(" ")), TrafficClass.PLAY, control)
                        .map(EntryName::host)
                        .orElse("-"))
                .isEqualTo(expected.equals("-") ? "-" : expected + ".localhost");
    }

    @Test
    void spillTo_isTheNearestWithRoom() {
        LoadBoard board = new LoadBoard(() -> 0, (instance, tells) -> {});
        Neighbours neighbours = new Neighbours(TOPOLOGY, "r1-az2", board);
        Load room = Load.parse("vrs-load 1\nplay 0 1\nautoplay 1 1").orElseThrow();
        neighbours.all().forEach(it -> board.told(it, room));
        ControlState atRest = control(null);

        assertThat(neighbours.spillTo(TrafficClass.PLAY, atRest).orElseThrow().az())
                .isEqualTo("r1-az1");
        assertThat(neighbours.spillTo(TrafficClass.AUTOPLAY, atRest)).isEmpty();
        assertThat(neighbours
                        .spillTo(TrafficClass.PLAY, control("az.r1-az1=drained"))
                        .orElseThrow()
                        .az())
                .isEqualTo("r2-az1");
        neighbours.lost(neighbours.all().getFirst());
        assertThat(neighbours.spillTo(TrafficClass.PLAY, atRest).orElseThrow().az())
                .isEqualTo("r2-az1");
        assertThat(neighbours.up()).containsExactlyInAnyOrder("r1-az2", "r2-az1");
    }
}
