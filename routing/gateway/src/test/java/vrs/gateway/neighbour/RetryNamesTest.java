package vrs.gateway.neighbour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vrs.control.ControlState;
import vrs.gateway.front.TestGateway;
import vrs.gateway.route.TrafficClass;
import vrs.topology.Az;
import vrs.topology.EntryName;
import vrs.topology.Topology;

/** Where the names lead: the same cases as those of the entry names, which have a policy of their own. */
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

    private static EntryName name(EntryName.Kind kind, String region) {
        return TOPOLOGY.name(kind, region).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // up | control | main.r1 | retry.r1 | main.r2 | retry.r2
                "r1-az1 r1-az2 r2-az1||r1-az1|r1-az2|r2-az1|r1-az1",
                "r1-az2 r2-az1||r1-az2|r2-az1|r2-az1|r1-az2",
                "r1-az1 r2-az1||r1-az1|r2-az1|r2-az1|r1-az1",
                "r1-az1 r1-az2||r1-az1|r1-az2|r1-az1|r1-az2",
                "r2-az1||r2-az1|r2-az1|r2-az1|r2-az1",
                "||r1-az1|r1-az2|r2-az1|r1-az1",
                "r1-az1 r1-az2 r2-az1|az.r1-az1=drained|r1-az2|r2-az1|r2-az1|r1-az2",
                "r1-az1 r1-az2 r2-az1|az.r1-az2=drained|r1-az1|r2-az1|r2-az1|r1-az1",
                "r1-az1 r1-az2|az.r1-az1=drained az.r1-az2=drained|r1-az1|r1-az2|r1-az1|r1-az2",
                "r1-az1 r1-az2 r2-az1|dns.r1.main=r2-az1|r2-az1|r1-az1|r2-az1|r1-az1",
                "r1-az1 r1-az2 r2-az1|dns.r1.retry=r2-az1|r1-az1|r2-az1|r2-az1|r1-az1",
                "r1-az1 r1-az2 r2-az1|dns.r1.retry=r1-az1|r1-az1|r1-az2|r2-az1|r1-az1",
                "r1-az1 r1-az2|dns.r1.retry=r2-az1|r1-az1|r1-az2|r1-az1|r1-az2"
            })
    void name_leadsTo(String up, String keys, String main1, String retry1, String main2, String retry2) {
        Set<String> alive = up == null ? Set.of() : Set.of(up.split(" "));
        ControlState control = control(keys);

        assertThat(List.of(
                        RetryNames.azOf(TOPOLOGY, name(EntryName.Kind.MAIN, "r1"), alive, control),
                        RetryNames.azOf(TOPOLOGY, name(EntryName.Kind.RETRY, "r1"), alive, control),
                        RetryNames.azOf(TOPOLOGY, name(EntryName.Kind.MAIN, "r2"), alive, control),
                        RetryNames.azOf(TOPOLOGY, name(EntryName.Kind.RETRY, "r2"), alive, control)))
                .containsExactly(main1, retry1, main2, retry2);
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
