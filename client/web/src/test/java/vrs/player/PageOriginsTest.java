package vrs.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vrs.process.BadSetting;
import vrs.topology.TopologyFile;

class PageOriginsTest {
    @TempDir
    Path home;

    @Test
    void origins_areThoseOfTheFirstRegion() throws IOException {
        PageOrigins origins = origins(PageFiles.TOPOLOGY);

        assertThat(origins.main()).isEqualTo("http://main.r1.localhost:17090");
        assertThat(origins.retry()).isEqualTo("http://retry.r1.localhost:17091");
    }

    @Test
    void retries_areTheRetryNamesOfAllRegions() throws IOException {
        assertThat(origins(PageFiles.TOPOLOGY).retries())
                .containsExactly("http://retry.r1.localhost:17091", "http://retry.r2.localhost:17093");
    }

    @Test
    void all_holdsEveryNameAndCdnOnce() throws IOException {
        assertThat(origins(PageFiles.TOPOLOGY).all())
                .containsExactly(
                        "http://main.r1.localhost:17090",
                        "http://retry.r1.localhost:17091",
                        "http://main.r2.localhost:17092",
                        "http://retry.r2.localhost:17093",
                        "http://cdn-a.localhost:17080",
                        "http://cdn-b.localhost:17081");
    }

    @Test
    void origins_withoutAMainNameAreABadSetting() {
        List<String> without =
                PageFiles.TOPOLOGY.stream().filter(l -> !l.contains("main r1")).toList();

        assertThatThrownBy(() -> origins(without))
                .isInstanceOf(BadSetting.class)
                .hasMessage("vrs.topology has no MAIN name for region r1");
    }

    private PageOrigins origins(List<String> lines) throws IOException {
        return PageOrigins.of(TopologyFile.read(Files.write(home.resolve("t"), lines)));
    }
}
