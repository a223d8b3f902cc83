package vrs.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopologyTest {
    private static final Az R1_AZ1 = new Az("r1-az1", "r1");
    private static final Az R1_AZ2 = new Az("r1-az2", "r1");
    private static final Az R2_AZ1 = new Az("r2-az1", "r2");
    private static final Instance MAIN_1 = instance("r1-az1-dash-main-1", Role.DASH, "r1-az1", "main", 17_110);
    private static final Instance MAIN_2 = instance("r1-az1-dash-main-2", Role.DASH, "r1-az1", "main", 17_111);
    private static final Instance LOW = instance("r1-az1-dash-low-1", Role.DASH, "r1-az1", "low", 17_120);
    private static final Instance DRM = instance("r1-az1-drm-1", Role.DRM, "r1-az1", "-", 17_130);
    private static final Instance FAR = instance("r2-az1-dash-main-1", Role.DASH, "r2-az1", "main", 17_310);
    private static final EntryName NAME = new EntryName(EntryName.Kind.MAIN, "r1", "main.r1.localhost", 17_090);
    private static final EntryName RETRY = new EntryName(EntryName.Kind.RETRY, "r2", "retry.r2.localhost", 17_093);

    private final Topology topology = new Topology(
            List.of(R1_AZ1, R1_AZ2, R2_AZ1),
            List.of(MAIN_1, LOW, MAIN_2, DRM, FAR),
            List.of(NAME, RETRY),
            List.of(new Cdn("cdn-a", "http://cdn-a.localhost:17080")));

    private static Instance instance(String name, Role role, String az, String unit, int port) {
        return new Instance(name, role, az, unit, "vm", "private", "127.0.0.1", port);
    }

    @ParameterizedTest
    @CsvSource({"r1-az1,r1-az1 r1-az2 r2-az1", "r1-az2,r1-az2 r1-az1 r2-az1", "r2-az1,r2-az1 r1-az1 r1-az2"})
    void candidates_ownFirst_thenTheRegion_thenTheOthers(String home, String ordered) {
        assertThat(topology.candidates(home)).extracting(Az::id).containsExactly(ordered.split(" "));
    }

    @Test
    void candidates_keepFileOrderAmongEquals() {
        List<Az> azs = new ArrayList<>();
        for (int i = 9; i > 0; i--) {
            azs.add(new Az("r" + (i % 3) + "-az" + i, "r" + (i % 3)));
        }
        Topology nine = new Topology(azs, List.of(), List.of(), List.of());

        assertThat(nine.candidates("r0-az3"))
                .extracting(Az::id)
                .containsExactly(
                        "r0-az3", "r0-az9", "r0-az6", "r2-az8", "r1-az7", "r2-az5", "r1-az4", "r2-az2", "r1-az1");
    }

    @Test
    void candidates_ofNoAz_areRefused() {
        assertThatThrownBy(() -> topology.candidates("r9-az9"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("r9-az9");
    }

    @Test
    void instances_byRoleAzAndUnit_inFileOrder() {
        assertThat(topology.instances(Role.DASH, "r1-az1")).containsExactly(MAIN_1, LOW, MAIN_2);
        assertThat(topology.instances(Role.DASH, "r1-az1", "main")).containsExactly(MAIN_1, MAIN_2);
        assertThat(topology.instances(Role.DASH, "r1-az2")).isEmpty();
        assertThat(topology.instances(Role.DRM, "r1-az1", "main")).isEmpty();
    }

    @Test
    void name_byKindAndRegion() {
        assertThat(topology.name(EntryName.Kind.MAIN, "r1")).contains(NAME);
        assertThat(topology.name(EntryName.Kind.RETRY, "r1")).isEmpty();
        assertThat(NAME.origin()).isEqualTo("http://main.r1.localhost:17090");
    }

    @Test
    void topology_doesNotChangeWithTheListsItWasMadeOf() {
        List<Az> azs = new ArrayList<>(List.of(R1_AZ1));
        Topology made = new Topology(azs, List.of(), List.of(), List.of());
        azs.add(R2_AZ1);

        assertThat(made.azs()).containsExactly(R1_AZ1);
    }

    @Test
    void instance_saysItsAddress() {
        assertThat(MAIN_1.uri("/internal/ready")).hasToString("http://127.0.0.1:17110/internal/ready");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65_536})
    void instance_withoutARealPort_isRefused(int port) {
        assertThatThrownBy(() -> instance("x", Role.DASH, "r1-az1", "main", port))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("x");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void role_isItsLowerCaseName(Role role) {
        assertThat(role.id()).isEqualTo(role.name().toLowerCase(Locale.ROOT));
        assertThat(Role.of(role.id())).isEqualTo(role);
    }

    @Test
    void role_unknown_isRefused() {
        assertThatThrownBy(() -> Role.of("butler")).isInstanceOf(IllegalArgumentException.class);
    }
}
