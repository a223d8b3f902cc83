package vrs.local.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vrs.topology.Instance;
import vrs.topology.Role;
import vrs.topology.Topology;

class FaultPathsTest {
    private final ClusterPlan plain = ClusterPlan.small(3, new Ports(17_000));
    private final ClusterPlan plan = plain.withFaults();

    @Test
    void noPortIsThereTwice_andEachLiesInTheBlockOfItsSource() {
        List<Integer> ports =
                plan.processes().stream().flatMap(p -> p.ports().stream()).toList();
        assertThat(ports).doesNotHaveDuplicates();
        for (int block = 0; block < 3; block++) {
            String az = plan.azs().get(block).id();
            int first = 17_000 + (block + 1) * 100;
            assertThat(plan.faults().paths())
                    .filteredOn(path -> path.source().equals(az))
                    .isNotEmpty()
                    .allMatch(path -> path.listen() >= first + 70 && path.listen() <= first + 99);
        }
        assertThat(plan.processes().getFirst().name())
                .as("there before whom it leads to")
                .isEqualTo("faults-1");
    }

    @Test
    void sourceAz_isToldOfProxies_whereverItAsks() {
        for (String az : List.of("r1-az1", "r1-az2", "r2-az1")) {
            Topology told = plan.topologyOf(az);
            for (Role role : List.of(Role.DRM, Role.CLEAR, Role.REDIS, Role.DOCUMENT, Role.SQL)) {
                assertThat(told.instances().stream().filter(i -> i.role() == role))
                        .hasSize(3)
                        .allMatch(i -> i.port() != realPort(i), "not its own port");
            }
            assertThat(told.instances(Role.DASH, az)).allMatch(i -> i.port() != realPort(i));
            assertThat(told.instances(Role.GATEWAY, az))
                    .as("nobody asks his own")
                    .allMatch(i -> i.port() == realPort(i));
        }
        assertThat(plan.topology().instances()).isEqualTo(plain.topology().instances());
    }

    @Test
    void gateway_standsBehindItsPublicPort() {
        PlannedProcess gateway = plan.processes().stream()
                .filter(process -> process.name().equals("r1-az2-gateway-1"))
                .findFirst()
                .orElseThrow();

        assertThat(gateway.ports()).containsExactly(17_202, 17_201, 17_700);
        assertThat(gateway.instance().port()).isEqualTo(17_200);
        assertThat(plan.faults().lines()).contains("clients r1-az2/gateway http 127.0.0.1:17200 127.0.0.1:17202 0");
    }

    @Test
    void distance_isThatOfTheRegions() {
        assertThat(distanceMs("r1-az1", "r1-az1/drm")).isZero();
        assertThat(distanceMs("r1-az1", "r1-az2/drm")).isOne();
        assertThat(distanceMs("r1-az1", "r2-az1/clear")).isEqualTo(30);
        assertThat(distanceMs("r2-az1", "r1-az2/gateway")).isEqualTo(30);
    }

    @Test
    void plainCluster_hasNone() {
        assertThat(plain.faults().isEmpty()).isTrue();
        assertThat(plain.topologyOf("r1-az1")).isEqualTo(plain.topology());
    }

    private int distanceMs(String source, String target) {
        return plan.faults().paths().stream()
                .filter(path -> path.source().equals(source) && path.target().equals(target))
                .findFirst()
                .orElseThrow()
                .distanceMs();
    }

    private int realPort(Instance told) {
        return plain.topology().instances().stream()
                .filter(i -> i.name().equals(told.name()))
                .findFirst()
                .orElseThrow()
                .port();
    }
}
