package vrs.fallback.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The few words of the topology that are read here, in the form of this version, an older and a later one. */
class TopologyLinesTest {
    @TempDir
    Path folder;

    private Path topology;

    @BeforeEach
    void write() throws IOException {
        topology = Files.writeString(folder.resolve("az.topology"), """
                # who exists where
                az r1-az1 r1
                later word
                name main r1 main.r1.localhost 17090 ttl=1
                name retry r1 retry.r1.localhost 17091
                instance r1-az1-gateway-1 gateway r1-az1 - vm private 127.0.0.1 17100 internal=17101
                instance r1-az1-fallback-1 fallback r1-az1 - container public 127.0.0.1 17145 internal=17145 later=1
                instance r1-az1-fallback-2 fallback r1-az1 - vm private 127.0.0.1 17146
                """);
    }

    @Test
    void cloud_isThatOfTheOwnInstance() throws IOException {
        assertThat(OwnCloud.of(topology, "r1-az1-fallback-1")).contains("public");
        assertThat(OwnCloud.of(topology, "r1-az1-fallback-2")).contains("private");
    }

    @Test
    void instanceThatIsNotThere_hasNoCloud() throws IOException {
        assertThat(OwnCloud.of(topology, "r1-az1-fallback-9")).isEmpty();
    }

    @Test
    void mainName_isThatOfTheRegion() throws IOException {
        assertThat(MainName.origin(topology, "r1-az1")).isEqualTo("http://main.r1.localhost:17090");
    }
}
