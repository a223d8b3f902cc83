package vrs.local.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vrs.topology.Instance;

class SelectionTest {
    private final List<Instance> instances = ClusterPlan.small(3, new Ports(17_000)).processes().stream()
            .map(PlannedProcess::instance)
            .toList();

    @ParameterizedTest
    @CsvSource({
        "r1-az1-drm-1, r1-az1-drm-1",
        "drm, r1-az1-drm-1 r1-az2-drm-1 r2-az1-drm-1",
        "r1-az2/drm, r1-az2-drm-1",
        "edge, edge-cdn-a edge-cdn-b",
        "main, r1-az1-dash-main-1 r1-az2-dash-main-1 r2-az1-dash-main-1",
        "r2-az1/low, r2-az1-dash-low-1",
        "r2-az1/dash, r2-az1-dash-main-1 r2-az1-dash-low-1",
        "r1-az1/r1-az1-gateway-1, r1-az1-gateway-1",
        "r1-az1/drm/1, r1-az1-drm-1",
        "r2-az1/main/1, r2-az1-dash-main-1",
        "r2-az1/dash/1, r2-az1-dash-main-1 r2-az1-dash-low-1",
        "entry-1, entry-1"
    })
    void target_meansTheseProcesses(String target, String names) {
        assertThat(Selection.of(target, instances)).isEqualTo(new Selection.Selected(List.of(names.split(" "))));
    }

    @Test
    void secondInstance_isMeantByItsNumber() {
        List<Instance> full = ClusterPlan.of(2, Size.FULL, new Ports(17_000)).processes().stream()
                .map(PlannedProcess::instance)
                .toList();

        assertThat(Selection.of("r1-az1/drm/2", full)).isEqualTo(new Selection.Selected(List.of("r1-az1-drm-2")));
        assertThat(Selection.of("r1-az2/main", full))
                .isEqualTo(new Selection.Selected(List.of("r1-az2-dash-main-1", "r1-az2-dash-main-2")));
    }

    @Test
    void all_meansEveryProcess() {
        assertThat(Selection.of("all", instances))
                .isInstanceOfSatisfying(Selection.Selected.class, selected -> assertThat(selected.names())
                        .hasSameSizeAs(instances));
    }

    @Test
    void az_meansAllThatStandsInIt() {
        assertThat(Selection.of("r2-az1", instances))
                .isInstanceOfSatisfying(Selection.Selected.class, selected -> assertThat(selected.names())
                        .hasSize(10)
                        .allMatch(name -> name.startsWith("r2-az1-")));
    }

    @ParameterizedTest
    @CsvSource({
        "nonsense",
        "r1-az9/drm",
        "-",
        "-/edge",
        "r1-az1/nonsense",
        "r1-az1/-",
        "/",
        "r1-az1/",
        "r1-az1/drm/2",
        "r1-az1/drm/",
        "//"
    })
    void unknownTarget_isOneLineThatSaysWhatThereIs(String target) {
        assertThat(Selection.of(target, instances))
                .isInstanceOfSatisfying(Selection.Unknown.class, unknown -> assertThat(unknown.line())
                        .contains("\"" + target + "\"", "r1-az1, r1-az2, r2-az1", "drm", "low, main")
                        .doesNotContain("\n"));
    }
}
