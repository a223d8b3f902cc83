package vrs.local.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vrs.local.plan.ClusterPlan;
import vrs.local.plan.Ports;
import vrs.topology.TopologyFile;

class ClusterFilesTest {
    @TempDir
    private Path folder;

    @Test
    void write_withFaults_tellsThoseOutsideOfTheProxies() throws IOException {
        Home home = new Home(folder);
        home.prepare();
        ClusterPlan plan = ClusterPlan.small(2, new Ports(17_000)).withFaults();

        new ClusterFiles(home).write(plan, "some-machine");

        assertThat(TopologyFile.read(home.topology("all"))).isEqualTo(plan.topologyOutside());
        assertThat(TopologyFile.read(home.topology("r1-az1"))).isEqualTo(plan.topologyOf("r1-az1"));
        assertThat(Files.readAllLines(home.faultPaths()))
                .isEqualTo(plan.faults().lines());
    }

    @Test
    void write_leavesWhatTheProcessesRead() throws IOException {
        Home home = new Home(folder);
        home.prepare();
        ClusterPlan plan = ClusterPlan.small(2, new Ports(17_000));

        new ClusterFiles(home).write(plan, "some-machine");

        assertThat(TopologyFile.read(home.topology("r1-az2"))).isEqualTo(plan.topology());
        assertThat(TopologyFile.read(home.topology("all"))).isEqualTo(plan.topology());
        assertThat(Files.readString(home.hosts()))
                .startsWith("127.0.0.1 localhost ")
                .contains(" retry.r2.localhost ", " cdn-b.localhost ")
                .endsWith(" some-machine\n");
        assertThat(Files.readString(home.run().resolve("territories")))
                .isEqualTo("127.0.0.0/16 CN\n::1/128 CN\n127.1.0.0/16 US\n");
        assertThat(Files.readString(home.run().resolve("regions")))
                .isEqualTo("127.0.0.0/16 r1\n::1/128 r1\n127.1.0.0/16 r2\n");
        assertThat(folder.resolve("control/edge")).isDirectory();
        assertThat(folder.resolve("control/r1-az2")).isDirectory();
        assertThat(folder.resolve("data/r1-az1/snapshot")).isDirectory();
    }
}
