package vrs.local.home;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import vrs.local.plan.ClusterPlan;
import vrs.topology.Az;
import vrs.topology.TopologyFile;

/** Writes what the processes read at their start: topology, rights areas, host names. */
public final class ClusterFiles {
    private static final List<String> TERRITORIES = List.of("127.0.0.0/16 CN", "::1/128 CN", "127.1.0.0/16 US");

    // The data-centre region that serves a client, which is not the same as its rights area.
    private static final List<String> REGIONS = List.of("127.0.0.0/16 r1", "::1/128 r1", "127.1.0.0/16 r2");

    private final Home home;

    public ClusterFiles(Home home) {
        this.home = home;
    }

    /** @param machine this machine's own host name, so that the processes resolve it too */
    public void write(ClusterPlan plan, String machine) throws IOException {
        for (Az az : plan.azs()) {
            PrivateFile.write(home.topology(az.id()), text(TopologyFile.format(plan.topologyOf(az.id()))));
            Files.createDirectories(home.root().resolve("control").resolve(az.id()));
            Files.createDirectories(home.data().resolve(az.id()).resolve("snapshot"));
        }
        PrivateFile.write(home.topology("all"), text(TopologyFile.format(plan.topologyOutside())));
        PrivateFile.write(home.faultPaths(), text(plan.faults().lines()));
        Files.createDirectories(home.root().resolve("control/edge"));
        Files.createDirectories(home.data().resolve("origin"));
        PrivateFile.write(home.run().resolve("territories"), text(TERRITORIES));
        PrivateFile.write(home.run().resolve("regions"), text(REGIONS));
        List<String> hosts = new ArrayList<>(plan.hosts());
        hosts.add(machine);
        PrivateFile.write(home.hosts(), text(List.of("127.0.0.1 " + String.join(" ", hosts))));
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }
}
