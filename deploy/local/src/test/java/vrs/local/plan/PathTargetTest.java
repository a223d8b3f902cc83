package vrs.local.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vrs.topology.Instance;

class PathTargetTest {
    private final List<Instance> small = instances(Size.SMALL);
    private final List<Instance> full = instances(Size.FULL);

    @ParameterizedTest
    @CsvSource({
        "r1-az1-drm-2, r1-az1/drm-2",
        "r1-az1/drm/1, r1-az1/drm-1",
        "r1-az1/main/2, r1-az1/dash-main-2",
        "r1-az1-dash-low-1, r1-az1/dash-low",
        "r1-az1/main, r1-az1/dash-main",
        "r1-az1/low, r1-az1/dash-low",
        "r1-az2-gateway-1, r1-az2/gateway",
        "r1-az2->r1-az1/drm/2, r1-az2->r1-az1/drm-2"
    })
    void orderForOneOrItsKind_isItsName(String order, String path) {
        assertThat(PathTarget.ofOrder(order, full)).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({
        "r1-az1",
        "r1-az1/drm",
        "r1-az1/dash",
        "r1-az1/dash-main",
        "r1-az1->r1-az2",
        "clients->r1-az1/gateway",
        "r1-az1/dash/1",
        "entry",
        "nonsense"
    })
    void orderInTheWordsOfThePaths_staysAsItIs(String order) {
        assertThat(PathTarget.ofOrder(order, full)).isEqualTo(order);
    }

    @Test
    void onlyOneOfItsKind_hasNoNumber() {
        assertThat(PathTarget.ofOrder("r1-az1-drm-1", small)).isEqualTo("r1-az1/drm");
        assertThat(PathTarget.ofOrder("r1-az1/drm/1", small)).isEqualTo("r1-az1/drm");
    }

    private static List<Instance> instances(Size size) {
        return ClusterPlan.of(3, size, new Ports(17_000)).processes().stream()
                .map(PlannedProcess::instance)
                .toList();
    }
}
