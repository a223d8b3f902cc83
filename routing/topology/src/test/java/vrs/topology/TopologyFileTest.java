package vrs.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopologyFileTest {
    private static final List<String> LINES = List.of(
            "# the sample",
            "az r1-az1 r1",
            "",
            "  az   r2-az1  r2  ",
            "latency r1-az1 r2-az1 30",
            "name main r1 main.r1.localhost 17090",
            "name retry r1 retry.r1.localhost 17091",
            "cdn cdn-a http://cdn-a.localhost:17080",
            "instance r1-az1-dash-main-1 dash r1-az1 main vm private 127.0.0.1 17110 weight=3");

    @TempDir
    private Path folder;

    @Test
    void parse_readsEachKind_andPassesOverTheRest() {
        Topology topology = TopologyFile.parse("t", LINES);

        assertThat(topology.azs()).containsExactly(new Az("r1-az1", "r1"), new Az("r2-az1", "r2"));
        assertThat(topology.names())
                .extracting(EntryName::kind)
                .containsExactly(EntryName.Kind.MAIN, EntryName.Kind.RETRY);
        assertThat(topology.cdns()).containsExactly(new Cdn("cdn-a", "http://cdn-a.localhost:17080"));
        assertThat(topology.instances())
                .containsExactly(new Instance(
                        "r1-az1-dash-main-1", Role.DASH, "r1-az1", "main", "vm", "private", "127.0.0.1", 17_110));
    }

    @Test
    void format_isReadBackAsTheSame() throws IOException {
        Topology topology = TopologyFile.parse("t", LINES);
        Path file = Files.write(folder.resolve("all.topology"), TopologyFile.format(topology));

        assertThat(TopologyFile.read(file)).isEqualTo(topology);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "az r1-az1",
                "name both r1 main.r1.localhost 17090",
                "name main r1 main.r1.localhost",
                "name main r1 main.r1.localhost http",
                "cdn cdn-a",
                "instance a butler r1-az1 main vm private 127.0.0.1 17110",
                "instance a dash r1-az1 main vm private 127.0.0.1",
                "instance a dash r1-az1 main vm private 127.0.0.1 99999"
            })
    void brokenLine_isNamedWithItsFileAndNumber(String line) {
        assertThatThrownBy(() -> TopologyFile.parse("all.topology", List.of("az r1-az1 r1", line)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("all.topology:2 ")
                .hasMessageContaining(line);
    }

    @Test
    void fileWithoutAnAz_isRefused() {
        assertThatThrownBy(() -> TopologyFile.parse("all.topology", List.of("# nothing", "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("all.topology");
    }

    @Test
    void missingFile_isAnIoException() {
        assertThatThrownBy(() -> TopologyFile.read(folder.resolve("none"))).isInstanceOf(NoSuchFileException.class);
    }
}
