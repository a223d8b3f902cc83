package vrs.gateway.neighbour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vrs.control.ControlState;
import vrs.gateway.front.TestGateway;
import vrs.gateway.route.TrafficClass;
import vrs.topology.Instance;

/** How busy others are, and for how long that is believed. */
class LoadTest {
    private static final ControlState AT_REST = ControlState.atRest("r1-az1");
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5_000_000_000L);
    private final List<String> changes = new ArrayList<>();
    private final LoadBoard board =
            new LoadBoard(nanos::get, (instance, tells) -> changes.add(instance.az() + (tells ? " told" : " silent")));
    private final List<Instance> dash = TestGateway.instances(
            "r1-az1/dash/main", 1_001, "r1-az1/dash/main", 1_002, "r1-az1/dash/low", 1_003, "r1-az1/dash/new", 1_004);

    private static Load load(String... lines) {
        return Load.parse("vrs-load 1\n" + String.join("\n", lines)).orElseThrow();
    }

    private OwnLoad own(Predicate<Instance> admitted) {
        return new OwnLoad(
                unit -> dash.stream()
                        .filter(it -> it.unit().equals(unit))
                        .filter(admitted)
                        .toList(),
                board);
    }

    @ParameterizedTest
    @CsvSource({
        "0,10,true",
        "8,10,true",
        "9,10,false",
        "10,10,false",
        "0,0,false",
        "89,100,true",
        "90,100,false",
        "7,off,true"
    })
    void room_isBelowNineTenthsOfTheLimit(String inFlight, String limit, boolean room) {
        assertThat(load("play " + inFlight + " " + limit).of(TrafficClass.PLAY).hasRoom())
                .isEqualTo(room);
    }

    @Test
    void unknownLines_arePassedOver_andAMissingClassHasNoRoom() {
        Load load = load("later 1 2", "play 1 2 3", "", "autoplay 3 7\r", "preload -1 4");

        assertThat(load.of(TrafficClass.PLAY).hasRoom()).isFalse();
        assertThat(load.of(TrafficClass.AUTOPLAY).inFlight()).isEqualTo(3);
        assertThat(load.of(TrafficClass.PRELOAD).hasRoom()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "vrs-load", "play 1 2", "<html>"})
    void otherText_isNoLoad(String text) {
        assertThat(Load.parse(text)).isEmpty();
    }

    @Test
    void text_isWhatIsRead() {
        Load load = load("play 1 100", "autoplay 2 off", "preload 0 7");

        assertThat(load.text()).isEqualTo("vrs-load 1\nplay 1 100\nautoplay 2 off\npreload 0 7\n");
        assertThat(Load.parse(load.text())).contains(load);
    }

    @Test
    void board_believesForTwoSeconds_andTellsOfChangesOnce() {
        Instance instance = dash.getFirst();
        board.silent(instance);
        board.told(instance, load("play 1 2"));
        board.told(instance, load("play 1 3"));
        nanos.addAndGet(2_000_000_000L);
        board.silent(instance);
        assertThat(board.of(instance)).isPresent();

        nanos.addAndGet(1);
        assertThat(board.of(instance)).isEmpty();
        board.silent(instance);
        board.silent(instance);
        board.told(instance, load("play 1 2"));
        board.lost(instance);

        assertThat(board.of(instance)).isEmpty();
        assertThat(changes).containsExactly("r1-az1 told", "r1-az1 silent", "r1-az1 told", "r1-az1 silent");
    }

    @Test
    void ownLoad_isTheSumOverWhomWeAdmit() {
        OwnLoad own = own(instance -> instance.port() != 1_002);
        assertThat(own.now(AT_REST).text()).contains("play 0 0\n", "autoplay 0 0\n");

        dash.forEach(instance -> board.told(
                instance,
                load("play 3 " + instance.port(), "autoplay 1 " + instance.port(), "preload 2 " + instance.port())));
        assertThat(own.now(AT_REST).text()).isEqualTo("vrs-load 1\nplay 3 1001\nautoplay 1 1003\npreload 2 1003\n");

        OwnLoad all = own(instance -> true);
        assertThat(all.now(AT_REST).text()).contains("play 6 2003\n");
        board.told(dash.get(1), load("play 4 off"));
        assertThat(all.now(AT_REST).text()).contains("play 7 off\n");
    }

    @Test
    void ownLoad_followsTheUnitsOfControl() {
        dash.forEach(
                instance -> board.told(instance, load("play 3 " + instance.port(), "preload 2 " + instance.port())));
        ControlState moved = AT_REST.with(java.util.Map.of("route.preload", "new"), "test", 1);

        assertThat(own(instance -> true).now(moved).text()).contains("preload 2 1004\n");
    }
}
