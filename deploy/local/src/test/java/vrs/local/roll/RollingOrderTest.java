package vrs.local.roll;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vrs.local.plan.ClusterPlan;
import vrs.local.plan.PlannedProcess;
import vrs.local.plan.Ports;
import vrs.local.plan.Selection;
import vrs.local.plan.Size;
import vrs.topology.Instance;

class RollingOrderTest {
    private final List<Instance> all = ClusterPlan.of(3, Size.FULL, new Ports(17_000)).processes().stream()
            .map(PlannedProcess::instance)
            .toList();

    @Test
    void az_isThoseThatMakeAnswers_theAskedBeforeTheAsking_andTheGatewayLast() {
        assertThat(names("r1-az2"))
                .containsExactly(
                        "r1-az2-publisher-1",
                        "r1-az2-clear-1",
                        "r1-az2-clear-2",
                        "r1-az2-drm-1",
                        "r1-az2-drm-2",
                        "r1-az2-fallback-1",
                        "r1-az2-dash-low-1",
                        "r1-az2-dash-main-1",
                        "r1-az2-dash-main-2",
                        "r1-az2-gateway-1");
    }

    @Test
    void all_isOneAzAfterTheOther() {
        List<String> names = names("all");

        assertThat(names).hasSize(30).doesNotHaveDuplicates();
        assertThat(names.subList(0, 10)).isEqualTo(names("r1-az1"));
        assertThat(names.subList(10, 20)).isEqualTo(names("r1-az2"));
        assertThat(names.subList(20, 30)).isEqualTo(names("r2-az1"));
    }

    @ParameterizedTest
    @CsvSource({
        "low, r1-az1-dash-low-1 r1-az2-dash-low-1 r2-az1-dash-low-1",
        "r1-az1/dash, r1-az1-dash-low-1 r1-az1-dash-main-1 r1-az1-dash-main-2",
        "r1-az1/main/2, r1-az1-dash-main-2",
        "r2-az1/redis, r2-az1-redis-1",
        "sql, r1-az1-sql-1 r1-az2-sql-1 r2-az1-sql-1",
        "entry, entry-1",
        "edge-cdn-a, edge-cdn-a"
    })
    void namedRoleOrProcess_isMeant_whateverItDoes(String target, String names) {
        assertThat(names(target)).containsExactly(names.split(" "));
    }

    @Test
    void unknownTarget_isOneLine() {
        assertThat(RollingOrder.of("nonsense", all)).isInstanceOf(Selection.Unknown.class);
    }

    private List<String> names(String target) {
        return switch (RollingOrder.of(target, all)) {
            case Selection.Selected selected -> selected.names();
            case Selection.Unknown unknown -> throw new AssertionError(unknown.line());
        };
    }
}
