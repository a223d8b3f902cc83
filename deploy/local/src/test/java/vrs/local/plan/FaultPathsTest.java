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
    void fullCluster_hasAPortForEachPath_inTheBlockOfItsSource() {
        ClusterPlan full = ClusterPlan.of(3, Size.FULL, new Ports(17_000)).withFaults();

        assertThat(full.faults().paths()).extracting(FaultPath::listen).doesNotHaveDuplicates();
        assertThat(full.faults().paths())
                .extracting(path -> path.source() + "->" + path.target())
                .doesNotHaveDuplicates()
                .contains(
                        "r1-az1->r1-az1/drm-1",
                        "r1-az1->r1-az1/drm-2",
                        "r2-az1->r1-az1/clear-2",
                        "r1-az2->r1-az2/dash-main-2",
                        "r1-az2->r1-az2/dash-low");
        for (String az : List.of("r1-az1", "r1-az2", "r2-az1")) {
            Topology told = full.topologyOf(az);
            assertThat(told.instances().stream().filter(i -> i.role() == Role.DRM || i.role() == Role.CLEAR))
                    .hasSize(12)
                    .extracting(Instance::port)
                    .allMatch(port -> port % 100 >= 70)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void gatewayOfAnotherAz_isAskedThroughAProxyOfItsInternalPort() {
        for (String az : List.of("r1-az1", "r1-az2", "r2-az1")) {
            for (Instance gateway : plan.topologyOf(az).instances()) {
                if (gateway.role() == Role.GATEWAY) {
                    int own = realPort(gateway) + 1;
                    assertThat(gateway.port()).as("of clients").isEqualTo(realPort(gateway));
                    if (gateway.az().equals(az)) {
                        assertThat(gateway.internalPort()).isEqualTo(own);
                    } else {
                        FaultPath path = listeningAt(gateway.internalPort());
                        assertThat(path.source()).isEqualTo(az);
                        assertThat(path.target()).isEqualTo(gateway.az() + "/gateway");
                        assertThat(path.upstream()).isEqualTo(own);
                    }
                }
            }
        }
    }

    @Test
    void thoseOutside_askAGatewayThroughProxiesOnly() {
        Topology told = plan.topologyOutside();

        assertThat(told.instances().stream().filter(i -> i.role() == Role.GATEWAY))
                .hasSize(3)
                .allSatisfy(gateway -> {
                    FaultPath clients = listeningAt(gateway.port());
                    FaultPath health = listeningAt(gateway.internalPort());
                    assertThat(clients.upstream()).isEqualTo(realPort(gateway) + 2);
                    assertThat(health.upstream()).isEqualTo(realPort(gateway) + 1);
                    assertThat(List.of(clients.source(), health.source())).containsOnly("clients");
                    assertThat(health.target()).startsWith(clients.target() + "-");
                });
        assertThat(told.instances().stream().filter(i -> i.role() != Role.GATEWAY))
                .allMatch(i -> i.port() == realPort(i));
        assertThat(plan.faults().lines())
                .contains("clients r1-az2/gateway-internal http 127.0.0.1:17203 127.0.0.1:17201 0");
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

    private FaultPath listeningAt(int port) {
        return plan.faults().paths().stream()
                .filter(path -> path.listen() == port)
                .findFirst()
                .orElseThrow();
    }

    private int realPort(Instance told) {
        return plain.topology().instances().stream()
                .filter(i -> i.name().equals(told.name()))
                .findFirst()
                .orElseThrow()
                .port();
    }
}
