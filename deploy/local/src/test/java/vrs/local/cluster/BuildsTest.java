package vrs.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import vrs.local.control.Build;
import vrs.local.plan.ClusterPlan;
import vrs.local.plan.Ports;
import vrs.local.supervise.ChildPlan;

class BuildsTest {
    private static final Build FIRST = new Build("b1", "0.1.0");
    private static final Build NEXT = new Build("b2", "0.2.0");

    private final Builds builds =
            new Builds(FIRST, ClusterPlan.small(1, new Ports(17_000)).processes(), (process, build) -> {
                if (build.id().equals("none")) {
                    throw new IOException("no such build");
                }
                return new ChildPlan(
                        process.name(), List.of(build.text()), Path.of("x.log"), URI.create("http://127.0.0.1:1/"));
            });

    @Test
    void process_runsTheFirst_untilItRunsAnother() {
        builds.run(List.of("r1-az1-drm-1"), NEXT);

        assertThat(builds.of("r1-az1-drm-1")).isEqualTo(NEXT);
        assertThat(builds.of("r1-az1-clear-1")).isEqualTo(FIRST);

        builds.run(List.of("r1-az1-drm-1"), builds.first());
        assertThat(builds.of("r1-az1-drm-1")).isEqualTo(FIRST);
    }

    @Test
    void plans_areOfThatBuild() throws IOException {
        assertThat(builds.plans(List.of("r1-az1-drm-1", "r1-az1-clear-1"), NEXT))
                .extracting(ChildPlan::name, plan -> plan.command().getFirst())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("r1-az1-drm-1", "b2/0.2.0"),
                        org.assertj.core.groups.Tuple.tuple("r1-az1-clear-1", "b2/0.2.0"));
        assertThatThrownBy(() -> builds.plans(List.of("r1-az1-drm-1"), new Build("none", "0")))
                .hasMessage("no such build");
    }
}
