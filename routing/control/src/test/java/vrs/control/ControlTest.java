package vrs.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlTest {
    private static final ControlState REST = ControlState.atRest("r1-az1");

    @TempDir
    private Path home;

    private final List<String> said = new ArrayList<>();

    @Test
    void naming_isANewEpoch_alsoOfTheSameAz() throws IOException {
        ControlFile file = new ControlFile(ControlFile.in(home), REST);

        file.change(state -> state.lead("r1-az2", "ann", 7));
        ControlState again = file.change(state -> state.lead("r1-az2", "ann", 7));

        assertThat(again)
                .isEqualTo(new ControlState(2, "r1-az2", 3, "ann", 7, Map.of()))
                .isEqualTo(file.read());
    }

    @Test
    void watch_keepsTheLastGoodState_andNamesTheOperator() throws IOException {
        Path path = ControlFile.in(home);
        ControlWatch watch = new ControlWatch(path, REST, said::add);
        new ControlFile(path, REST).change(state -> state.lead("r2-az1", "ann", 7));
        watch.look();
        ControlState good = watch.current();

        for (String bad : List.of(
                "vrs-control 1\nversion 9\nsurprise yes\n",
                "vrs-control 2\n",
                "",
                ControlFormat.write(good).replace("epoch 2", "epoch 0"),
                ControlFormat.write(good).replace("version 1", "version 1\nversion 1"),
                ControlFormat.write(REST))) {
            Files.writeString(path, bad);
            watch.look();
            assertThat(watch.current()).as(bad).isEqualTo(good);
        }
        Files.delete(path);
        watch.look();

        assertThat(watch.current()).isEqualTo(good);
        assertThat(good.leader()).isEqualTo("r2-az1");
        assertThat(said).hasSize(8).anyMatch(line -> line.contains("operator=ann"));
        assertThat(said.getLast()).startsWith("event=control-gone");
        assertThat(said).anyMatch(line -> line.contains("unknown key surprise"));
    }

    @Test
    void absentFile_isTheStateAtRest() throws IOException {
        ControlWatch watch = new ControlWatch(ControlFile.in(home), REST, said::add);
        watch.look();

        assertThat(watch.current()).isEqualTo(REST);
        assertThat(new ControlFile(ControlFile.in(home), REST).read()).isEqualTo(REST);
        assertThat(said).isEmpty();
    }
}
