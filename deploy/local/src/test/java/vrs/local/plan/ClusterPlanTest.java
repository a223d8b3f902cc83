package vrs.local.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vrs.topology.EntryName;
import vrs.topology.Role;
import vrs.topology.Topology;
import vrs.topology.TopologyFile;

class ClusterPlanTest {
    private final Ports ports = new Ports(17_000);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void small_hasTenProcessesPerAzAndFiveBeside(int azs) {
        ClusterPlan plan = ClusterPlan.small(azs, ports);

        assertThat(plan.processes()).hasSize(10 * azs + 5);
        assertThat(plan.azs()).hasSize(azs);
        assertThat(plan.processes()).extracting(PlannedProcess::name).doesNotHaveDuplicates();
        assertThat(plan.processes().stream().flatMap(p -> p.ports().stream()).toList())
                .as("no port twice")
                .doesNotHaveDuplicates();
    }

    @Test
    void small_portsAreThoseOfTheContract() {
        ClusterPlan plan = ClusterPlan.small(3, ports);

        assertThat(portsOf(plan, "r1-az1-gateway-1")).containsExactly(17_100, 17_101, 17_600);
        assertThat(portsOf(plan, "r1-az1-dash-main-1")).containsExactly(17_110, 17_610);
        assertThat(portsOf(plan, "r1-az2-dash-low-1")).containsExactly(17_220, 17_720);
        assertThat(portsOf(plan, "r1-az2-drm-1")).containsExactly(17_230, 17_730);
        assertThat(portsOf(plan, "r2-az1-clear-1")).containsExactly(17_340, 17_840);
        assertThat(portsOf(plan, "r2-az1-fallback-1")).containsExactly(17_345, 17_845);
        assertThat(portsOf(plan, "r1-az1-document-1")).containsExactly(17_160, 17_660);
        assertThat(portsOf(plan, "r2-az1-sql-1")).containsExactly(17_361, 17_861);
        assertThat(portsOf(plan, "r2-az1-publisher-1")).containsExactly(17_349, 17_849);
        assertThat(portsOf(plan, "r1-az2-redis-1")).containsExactly(17_250);
        assertThat(portsOf(plan, "edge-cdn-a")).containsExactly(17_080, 17_580);
        assertThat(portsOf(plan, "edge-cdn-b")).containsExactly(17_081, 17_581);
        assertThat(portsOf(plan, "entry-1")).containsExactly(17_090, 17_091, 17_092, 17_093, 17_590);
        assertThat(portsOf(plan, "dns-1")).containsExactly(17_053, 17_553);
        assertThat(portsOf(plan, "player-1")).containsExactly(17_001, 17_501);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void full_hasThreeMorePerAz(int azs) {
        ClusterPlan plan = ClusterPlan.of(azs, Size.FULL, ports);

        assertThat(plan.processes())
                .hasSize(ClusterPlan.small(azs, ports).processes().size() + 3 * azs)
                .containsAll(ClusterPlan.small(azs, ports).processes());
        for (ClusterPlan each : List.of(plan, plan.withFaults())) {
            assertThat(each.processes()).extracting(PlannedProcess::name).doesNotHaveDuplicates();
            assertThat(each.processes().stream()
                            .flatMap(p -> p.ports().stream())
                            .toList())
                    .as("no port twice")
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void full_secondInstancesAreOfTheOtherPoolAndCloud_onThePortsOfTheContract() {
        ClusterPlan plan = ClusterPlan.of(3, Size.FULL, ports);

        assertThat(portsOf(plan, "r1-az1-dash-main-2")).containsExactly(17_111, 17_611);
        assertThat(portsOf(plan, "r1-az2-drm-2")).containsExactly(17_231, 17_731);
        assertThat(portsOf(plan, "r2-az1-clear-2")).containsExactly(17_341, 17_841);
        assertThat(TopologyFile.format(plan.topology()))
                .contains(
                        "instance r1-az1-dash-main-1 dash r1-az1 main vm private 127.0.0.1 17110 internal=17110",
                        "instance r1-az1-dash-main-2 dash r1-az1 main container public 127.0.0.1 17111 internal=17111",
                        "instance r2-az1-drm-2 drm r2-az1 - container public 127.0.0.1 17331 internal=17331");
        assertThat(plan.topology().instances())
                .filteredOn(instance -> instance.cloud().equals("public"))
                .hasSize(9);
    }

    @Test
    void size_ofAnotherWord_isRefused() {
        assertThat(Size.of("full").word()).isEqualTo("full");
        assertThat(Size.of("small").word()).isEqualTo("small");
        assertThatThrownBy(() -> Size.of("huge")).hasMessage("--size is \"huge\", neither small nor full");
    }

    @Test
    void small_storesStartFirst() {
        assertThat(ClusterPlan.small(3, ports).processes().subList(0, 3))
                .allMatch(process -> process.instance().role() == Role.DOCUMENT);
    }

    @Test
    void topology_isWhatItsFileTells() {
        ClusterPlan plan = ClusterPlan.small(2, new Ports(25_000));

        List<String> lines = TopologyFile.format(plan.topology());

        assertThat(lines)
                .contains(
                        "az r1-az1 r1",
                        "az r1-az2 r1",
                        "name main r1 main.r1.localhost 25090",
                        "name retry r1 retry.r1.localhost 25091",
                        "name main r2 main.r2.localhost 25092",
                        "name retry r2 retry.r2.localhost 25093",
                        "cdn cdn-a http://cdn-a.localhost:25080",
                        "instance r1-az2-dash-main-1 dash r1-az2 main vm private 127.0.0.1 25210 internal=25210",
                        "instance r1-az2-sql-1 sql r1-az2 - vm private 127.0.0.1 25261 internal=25261",
                        "instance r1-az1-gateway-1 gateway r1-az1 - vm private 127.0.0.1 25100 internal=25101")
                .noneMatch(line -> line.contains("r2-az1"));
    }

    @Test
    void topology_ofOneAz_stillHasEveryName() {
        Topology topology = ClusterPlan.small(1, ports).topology();

        assertThat(topology.names()).hasSize(4);
        assertThat(topology.name(EntryName.Kind.MAIN, "r2")).isPresent();
    }

    @Test
    void hosts_areAllNamesThatTheProcessesUse() {
        assertThat(ClusterPlan.small(1, ports).hosts())
                .containsExactlyInAnyOrder(
                        "localhost",
                        "main.r1.localhost",
                        "retry.r1.localhost",
                        "main.r2.localhost",
                        "retry.r2.localhost",
                        "cdn-a.localhost",
                        "cdn-b.localhost");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, -1})
    void small_ofAnotherNumberOfAzs_isRefused(int azs) {
        assertThatThrownBy(() -> ClusterPlan.small(azs, ports)).hasMessage("--azs is " + azs + ", not 1 to 3");
    }

    @Test
    void program_ofEveryProcess_isThere() {
        assertThat(ClusterPlan.small(1, ports).processes().stream()
                        .map(process -> process.instance().role())
                        .filter(role -> role != Role.REDIS))
                .allSatisfy(role -> assertThat(Program.of(role).heapMb()).isBetween(48, 128));
        assertThat(Program.of(Role.DASH).jar("0.1.0")).isEqualTo("vrs-dash-service-0.1.0-runner.jar");
        assertThat(Program.of(Role.GATEWAY).jar("0.1.0")).isEqualTo("vrs-gateway-0.1.0.jar");
    }

    private static List<Integer> portsOf(ClusterPlan plan, String name) {
        return plan.processes().stream()
                .filter(process -> process.name().equals(name))
                .findFirst()
                .orElseThrow()
                .ports();
    }
}
