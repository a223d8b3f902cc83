package vrs.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vrs.topology.EntryName;

class ControlKeysTest {
    private static final ControlState REST = ControlState.atRest("r1-az1");

    /** Every key of the contract: what holds at rest, then good values, then bad ones. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "az.r1-az1 | active | active drained | on DRAINED 0 default",
                "dns.r1.main | auto | auto r1-az2 | R1 r1_az1 default",
                "dns.r1.retry | auto | auto r1-az2 | a.b",
                "unit.r1-az1.main.weight | 100 | 0 50 100 | 101 -1 1.5 off auto",
                "pool.vm | 100 | 0 100 | 101 x",
                "pool.container | 100 | 0 100 | off",
                "cdn.cdn-a | 100 | 0 100 | 101 1e1 +5",
                "cloud.private | auto | auto forced-online forced-offline | offline on",
                "cloud.public | auto | auto forced-online forced-offline | off",
                "degrade.drm | auto | auto on off | yes",
                "degrade.dash | auto | auto on off | 1",
                "route.preload | low | low main | LOW default",
                "route.autoplay | low | low main | a.b",
                "admission.gateway.qps | off | off 1 1000000 | 0 1000001 -5",
                "admission.dash.qps | off | off 250 | auto",
                "admission.dash.inflight | off | off 1 64 | 0 x 99999999999",
                "admission.drm.inflight | off | off 64 | 0",
                "admission.clear.inflight | off | off 64 | 0",
                "admission.fallback.inflight | off | off 64 | 0",
                "admission.dash.cpuPercent | observe | off observe 70-85 0-100 | 85-70 70-70 70 70-101 -70 auto",
                "avoid.drm | auto | auto off | on",
                "avoid.clear | auto | auto off | never",
                "avoid.dash | auto | auto off | never",
                "deadline.playMs | 2000 | 1 2000 60000 | 0 60001 off 2s",
                "deadline.attemptMs | 300 | 1 300 | 0 0.3",
                "deadline.connectMs | 100 | 1 100 | -1",
                "deadline.l2Ms | 50 | 1 50 | 0",
                "deadline.l3Ms | 150 | 1 150 | 0",
                "retry.rules | refused,timeout,5xx,body | none 5xx refused,timeout,5xx,body,shed | all 5xx, ,5xx none,5xx 500",
                "retry.budgetPercent | 20 | 0 20 100 | 101 off",
                "flood.playsPer10s | 10 | 1 10 off | 0 auto"
            })
    void key_takesItsValuesAndNoOthers(String key, String atRest, String good, String bad) {
        assertThat(ControlKeys.atRest(key)).contains(atRest);
        assertThat(ControlKeys.fault(key, atRest)).isEmpty();
        for (String value : good.split(" ")) {
            assertThat(ControlKeys.fault(key, value)).as(value).isEmpty();
            assertThat(REST.with(Map.of(key, value), "ann", 1).set()).containsEntry(key, value);
        }
        for (String value : bad.split(" ")) {
            assertThat(ControlKeys.fault(key, value)).as(value).hasValueSatisfying(fault -> assertThat(fault)
                    .startsWith(key + " is \"" + value + "\", not "));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "surprise",
        "az.",
        "az.r1.az1",
        "az.R1-AZ1",
        "dns.r1.other",
        "unit.r1-az1.main",
        "unit.main.weight",
        "pool.metal",
        "cloud.hybrid",
        "degrade.clear",
        "route.play",
        "admission.dash",
        "admission.redis.qps",
        "avoid.gateway",
        "deadline.l1Ms",
        "retry.budget",
        "flood.plays",
        "version",
        "operator"
    })
    void otherKey_isUnknown_alsoWhenItIsToBeTakenBack(String key) {
        assertThat(ControlKeys.isKnown(key)).isFalse();
        assertThat(ControlKeys.atRest(key)).isEmpty();
        assertThat(ControlKeys.fault(key, "1")).contains("unknown key " + key);
        assertThatThrownBy(() -> REST.with(Map.of(key, ControlKeys.DEFAULT), "ann", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown key " + key);
    }

    @Test
    void lineEnds_areInNoValue() {
        assertThat(ControlKeys.fault("dns.r1.main", "auto\n")).isPresent();
        assertThat(ControlKeys.fault("pool.vm", "50\naz.r1-az1 drained")).isPresent();
        assertThat(ControlKeys.isKnown("az.r1-az1\n")).isFalse();
    }

    /** What the accessors answer when nothing is set is what the sheet of keys says. */
    @Test
    void accessors_atRest_sayWhatTheKeysSay() {
        assertThat(REST.isDrained("r1-az1")).isFalse();
        assertThat(REST.dns("r1", EntryName.Kind.MAIN)).isEmpty();
        assertThat(List.of(REST.unitWeight("r1-az1", "main"), REST.poolWeight("vm"), REST.cdnWeight("cdn-a")))
                .containsOnly(100);
        assertThat(REST.cloud("public")).isEqualTo(CloudSwitch.AUTO);
        assertThat(List.of(REST.degradeDrm(), REST.degradeDash())).containsOnly(DegradeSwitch.AUTO);
        assertThat(REST.route("preload")).isEqualTo("low");
        assertThat(REST.inFlightMax("dash")).isEmpty();
        assertThat(REST.qpsMax("dash")).isEmpty();
        assertThat(REST.mayAvoid("drm")).isTrue();
        assertThat(REST.deadlines()).isEqualTo(Deadlines.atRest());
        assertThat(REST.retryRules()).isEqualTo(RetryRule.atRest()).isEqualTo(said("retry.rules"));
        assertThat(REST.retryBudgetPercent()).isEqualTo(20);
        assertThat(REST.floodPlaysPer10s()).hasValue(10);
        for (String deadline : List.of("playMs", "attemptMs", "connectMs", "l2Ms", "l3Ms")) {
            assertThat(ControlKeys.atRest("deadline." + deadline)).isPresent();
        }
        assertThat(ControlKeys.atRest("deadline.playMs"))
                .contains(Integer.toString(Deadlines.atRest().playMs()));
        assertThat(ControlKeys.atRest("deadline.attemptMs"))
                .contains(Integer.toString(Deadlines.atRest().attemptMs()));
        assertThat(ControlKeys.atRest("deadline.connectMs"))
                .contains(Integer.toString(Deadlines.atRest().connectMs()));
    }

    @Test
    void accessors_sayWhatIsSet() {
        ControlState set = REST.with(
                Map.ofEntries(
                        Map.entry("az.r1-az1", "drained"),
                        Map.entry("dns.r1.retry", "r2-az1"),
                        Map.entry("unit.r1-az1.main.weight", "7"),
                        Map.entry("pool.container", "8"),
                        Map.entry("cdn.cdn-b", "0"),
                        Map.entry("cloud.private", "forced-online"),
                        Map.entry("cloud.public", "forced-offline"),
                        Map.entry("degrade.drm", "on"),
                        Map.entry("degrade.dash", "off"),
                        Map.entry("route.autoplay", "main"),
                        Map.entry("admission.drm.inflight", "3"),
                        Map.entry("admission.dash.qps", "off"),
                        Map.entry("avoid.clear", "off"),
                        Map.entry("deadline.attemptMs", "250"),
                        Map.entry("deadline.l3Ms", "90"),
                        Map.entry("retry.rules", "shed,body"),
                        Map.entry("retry.budgetPercent", "0"),
                        Map.entry("flood.playsPer10s", "off")),
                "ann",
                5);

        assertThat(set.isDrained("r1-az1")).isTrue();
        assertThat(set.isDrained("r1-az2")).isFalse();
        assertThat(set.dns("r1", EntryName.Kind.RETRY)).contains("r2-az1");
        assertThat(set.dns("r1", EntryName.Kind.MAIN)).isEmpty();
        assertThat(set.unitWeight("r1-az1", "main")).isEqualTo(7);
        assertThat(set.poolWeight("container")).isEqualTo(8);
        assertThat(set.cdnWeight("cdn-b")).isZero();
        assertThat(set.cloud("private")).isEqualTo(CloudSwitch.FORCED_ONLINE);
        assertThat(set.cloud("public")).isEqualTo(CloudSwitch.FORCED_OFFLINE);
        assertThat(set.degradeDrm()).isEqualTo(DegradeSwitch.ON);
        assertThat(set.degradeDash()).isEqualTo(DegradeSwitch.OFF);
        assertThat(set.route("autoplay")).isEqualTo("main");
        assertThat(set.inFlightMax("drm")).hasValue(3);
        assertThat(set.qpsMax("dash")).isEmpty();
        assertThat(set.mayAvoid("clear")).isFalse();
        assertThat(set.mayAvoid("drm")).isTrue();
        assertThat(set.deadlines()).isEqualTo(new Deadlines(2_000, 250, 100, OptionalInt.empty(), OptionalInt.of(90)));
        assertThat(set.retryRules()).containsExactlyInAnyOrder(RetryRule.SHED, RetryRule.BODY);
        assertThat(set.retryBudgetPercent()).isZero();
        assertThat(set.floodPlaysPer10s()).isEmpty();
        assertThat(REST.with(Map.of("retry.rules", "none"), "ann", 1).retryRules())
                .isEmpty();
    }

    private static Set<RetryRule> said(String key) {
        return REST.with(Map.of(key, ControlKeys.atRest(key).orElseThrow()), "ann", 1)
                .retryRules();
    }
}
