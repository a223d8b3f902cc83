package vrs.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlFileTest {
    private static final ControlState REST = ControlState.atRest("r1-az1");

    @TempDir
    private Path home;

    private Path path;
    private ControlFile file;

    @BeforeEach
    void open() {
        path = ControlFile.in(home);
        file = new ControlFile(path, REST);
    }

    @Test
    void change_isInTheHistory_withWhoWhenAndWhat() throws IOException {
        file.change(state -> state.with(Map.of("az.r1-az1", "drained", "cdn.cdn-a", "5"), "ann", 7));
        file.change(state -> state.lead("r1-az2", "ben", 8));

        assertThat(home.resolve("control/history"))
                .hasContent("1 7 ann az.r1-az1=default->drained cdn.cdn-a=default->5\n"
                        + "2 8 ben publisher.leader=r1-az1->r1-az2\n");
        assertThat(file.history())
                .containsExactly(
                        new ControlEntry(
                                1,
                                7,
                                "ann",
                                List.of(
                                        new ControlChange("az.r1-az1", "default", "drained"),
                                        new ControlChange("cdn.cdn-a", "default", "5"))),
                        new ControlEntry(
                                2, 8, "ben", List.of(new ControlChange("publisher.leader", "r1-az1", "r1-az2"))));
        assertThat(file.history().getFirst().changes().getFirst().inForce()).isEqualTo("az.r1-az1=active->drained");
    }

    @Test
    void refusedWish_changesNothing() throws IOException {
        file.change(state -> state.lead("r1-az2", "ann", 7));
        ControlState before = file.read();

        assertThat(file.decide(state -> new ControlDecision.Refused("no")))
                .isEqualTo(new ControlDecision.Refused("no"));
        file.decide(state -> new ControlDecision.Guarded("no"));
        file.decide(state -> new ControlDecision.Unchanged());

        assertThat(file.read()).isEqualTo(before);
        assertThat(file.history()).hasSize(1);
    }

    @Test
    void history_isBounded_andPassesOverADamagedLine() throws IOException {
        Path lines = home.resolve("history");
        List<String> old =
                new ArrayList<>(List.of("what is this", "1 x ann", "1 2 ann az.r1-az1", "99999999999999999999 1 a"));
        for (int version = 1; version <= ControlHistory.ENTRIES_MAX; version++) {
            old.add(version + " 1 ann cdn.cdn-a=1->2");
        }
        Files.write(lines, old);
        ControlHistory history = new ControlHistory(lines);
        assertThat(history.read()).hasSize(ControlHistory.ENTRIES_MAX);

        history.add(new ControlEntry(5_000, 9, "ben", List.of(new ControlChange("dns.r1.main", "a-", "b-"))));

        assertThat(history.read()).hasSize(ControlHistory.ENTRIES_MAX);
        assertThat(history.read().getFirst().version()).isEqualTo(2);
        assertThat(history.read().getLast().changes()).containsExactly(new ControlChange("dns.r1.main", "a-", "b-"));
    }

    /** Its writer ended between history and state: the version is given out again. */
    @Test
    void lineWhoseChangeNeverCameIntoForce_makesWay() throws IOException {
        file.change(state -> state.with(Map.of("cdn.cdn-a", "5"), "ann", 7));
        Path lines = home.resolve("control/history");
        Files.writeString(lines, Files.readString(lines) + "2 8 ben cdn.cdn-a=5->9\n");

        file.change(state -> state.with(Map.of("cdn.cdn-a", "6"), "cid", 9));

        assertThat(file.history()).extracting(ControlEntry::operator).containsExactly("ann", "cid");
    }

    @Test
    void deletedFile_isGoneOnFrom_soThatNoProcessRefusesTheNextVersion() throws IOException {
        List<String> said = new ArrayList<>();
        ControlWatch watch = new ControlWatch(path, REST, said::add).keptIn(ControlFile.kept(home, "dash-1"));
        for (int change = 0; change < 3; change++) {
            file.change(state -> state.with(Map.of("cdn.cdn-a", "" + state.version()), "ann", 7));
        }
        watch.look();
        Files.delete(path);
        watch.look();
        assertThat(file.read()).isEqualTo(watch.current());

        file.change(state -> state.with(Map.of("az.r1-az2", "drained"), "ann", 8));
        watch.look();

        assertThat(watch.current().version()).isEqualTo(4);
        assertThat(watch.current().cdnWeight("cdn-a")).isEqualTo(2);
        assertThat(watch.current().isDrained("r1-az2")).isTrue();

        Files.delete(path);
        Files.delete(ControlFile.kept(home, "writer"));
        assertThat(file.read()).as("the copy of a process is enough").isEqualTo(watch.current());
    }

    @Test
    void damagedFile_isNotWrittenOver_andSaysWhatHelps() throws IOException {
        file.change(state -> state.with(Map.of("cdn.cdn-a", "5"), "ann", 7));
        String damaged = ControlFormat.write(file.read()) + "surprise yes\n";
        Files.writeString(path, damaged);

        assertThatThrownBy(() -> file.change(state -> state.lead("r1-az2", "ann", 8)))
                .isInstanceOf(IOException.class)
                .hasMessage(path + " is refused: unknown key surprise; delete it to go on from the last good one");
        assertThat(path).hasContent(damaged);

        Files.delete(path);
        assertThat(file.change(state -> state.lead("r1-az2", "ann", 8)).version())
                .isEqualTo(2);
    }

    @Test
    void manyWriters_loseNoChange() throws Exception {
        try (ExecutorService executor = Executors.newFixedThreadPool(4)) {
            Callable<ControlState> change =
                    () -> file.change(state -> state.with(Map.of("cdn.cdn-a", "" + state.version()), "ann", 7));
            for (Future<ControlState> done : executor.invokeAll(Collections.nCopies(20, change))) {
                done.get();
            }
        }

        assertThat(file.read().version()).isEqualTo(20);
        assertThat(file.history()).extracting(ControlEntry::version).hasSize(20).isSorted();
        assertThat(path.getParent()).isDirectoryNotContaining("glob:**.new");
    }
}
