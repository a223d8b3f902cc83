package vrs.gateway.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vrs.control.ControlState;
import vrs.gateway.choice.Drains;
import vrs.gateway.choice.EjectionRule;
import vrs.gateway.choice.UnitMood;
import vrs.gateway.health.HealthRule;
import vrs.gateway.health.Probe;
import vrs.gateway.route.AttemptOutcome;
import vrs.gateway.route.AttemptPlan;
import vrs.gateway.route.FailureReason;
import vrs.gateway.route.Rung;
import vrs.gateway.route.ServiceOutcome;
import vrs.gateway.route.TrafficClass;
import vrs.gateway.upstream.InFlight;
import vrs.topology.Az;
import vrs.topology.Instance;
import vrs.topology.Role;
import vrs.topology.Topology;

/** Whom a gateway of az1 asks, as checks, traffic, operators and time have it. */
class CandidatesTest {
    private static final AttemptOutcome LATE = new AttemptOutcome.Failed(FailureReason.DEADLINE_PASSED);
    private static final AttemptOutcome GOOD =
            new AttemptOutcome.Answered(200, Optional.of(ServiceOutcome.ANSWERED), Optional.empty());
    private static final AttemptOutcome ERROR =
            new AttemptOutcome.Answered(503, Optional.of(ServiceOutcome.FAILED), Optional.empty());

    private final List<String> told = new ArrayList<>();
    private final Random random = new Random(3);
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Map<String, Instance> all = new HashMap<>();
    private long nowNanos;
    private ControlState control = ControlState.atRest("az1");
    private KnownInstances known;
    private Drains drains;
    private Candidates candidates;
    private UnitWatch watch;

    /** Instances as {@code dash/az1/main/vm}, named by their place from 0 on. */
    private void with(String... instances) {
        List<Instance> list = new ArrayList<>();
        for (String word : instances) {
            String[] f = word.split("/");
            String name = Integer.toString(list.size());
            list.add(new Instance(name, Role.of(f[0]), f[1], f[2], f[3], "private", "127.0.0.1", 1));
            all.put(name, list.getLast());
        }
        List<Az> azs = List.of(new Az("az1", "r1"), new Az("az2", "r1"), new Az("az3", "r2"));
        known = new KnownInstances(
                HealthRule.defaults(),
                EjectionRule.defaults(),
                new InFlight(),
                () -> control,
                () -> nowNanos,
                () -> random,
                (event, pairs) -> told.add(event + " " + Arrays.toString(pairs)));
        drains = new Drains(List.of("az1", "az2", "az3"), () -> control, () -> nowNanos, 10_000, (az, away) -> {});
        candidates = new Candidates(new Topology(azs, list, List.of(), List.of()), "az1", known, drains, () -> random);
        watch = new UnitWatch(candidates, known, drains, () -> control).show(metrics, List.of("az1", "az2", "az3"));
        watch.look();
    }

    private void pass(long ms) {
        nowNanos += ms * 1_000_000;
        watch.look();
    }

    private void probe(String name, Probe.Result result, int times) {
        for (int i = 0; i < times; i++) {
            known.board().probed(all.get(name), result);
        }
    }

    private void see(String name, AttemptOutcome outcome, int times) {
        for (int i = 0; i < times; i++) {
            candidates.saw(all.get(name), outcome);
        }
    }

    private void set(String key, String value) {
        control = control.with(Map.of(key, value), "tester", 1);
        watch.look();
    }

    private String asked(Rung rung, TrafficClass trafficClass) {
        AttemptPlan plan = candidates.plan(rung, trafficClass, control);
        StringBuilder names = new StringBuilder();
        plan.candidates().forEach(i -> names.append(i.name()));
        plan.lastResorts().forEach(i -> names.append('+').append(i.name()));
        return names.toString();
    }

    private String plays() {
        return asked(Rung.DASH, TrafficClass.PLAY);
    }

    private Map<String, Integer> firsts(int times) {
        Map<String, Integer> firsts = new HashMap<>();
        for (int i = 0; i < times; i++) {
            firsts.merge(plays().substring(0, 1), 1, Integer::sum);
        }
        return firsts;
    }

    @ParameterizedTest
    @CsvSource({"100,100,500", "100,50,333", "100,0,0", "0,100,1000", "0,0,500", "10,90,900"})
    void pools_shareByWeight(int vm, int container, int perThousandOnContainer) {
        with("dash/az1/main/vm", "dash/az1/main/container", "dash/az1/low/vm");
        set("pool.vm", Integer.toString(vm));
        set("pool.container", Integer.toString(container));

        int onContainer = firsts(4_000).getOrDefault("1", 0);

        assertThat(onContainer / 4).isBetween(perThousandOnContainer - 30, perThousandOnContainer + 30);
        assertThat(plays()).hasSize(2);
    }

    @Test
    void poolWithoutInstances_countsForNothing() {
        with("dash/az1/main/vm");
        set("pool.container", "100");
        set("pool.vm", "0");

        assertThat(plays()).isEqualTo("0");
    }

    @Test
    void instanceThatCameBack_startsSlowly() {
        with("dash/az1/main/vm", "dash/az1/main/vm");
        probe("1", Probe.Result.REFUSED, 1);
        assertThat(plays()).isEqualTo("0");
        probe("1", Probe.Result.READY, 1);
        assertThat(plays()).isEqualTo("0");
        probe("1", Probe.Result.READY, 1);

        assertThat(firsts(2_000).get("1")).isBetween(120, 250);
        pass(2_500);
        assertThat(firsts(2_000).get("1")).isBetween(600, 820);
        pass(2_500);
        assertThat(firsts(2_000).get("1")).isBetween(900, 1_100);
    }

    @Test
    void soleInstance_thatHangs_isNotWaitedFor() {
        with("dash/az1/main/vm");
        probe("0", Probe.Result.MISSED, 3);

        assertThat(plays()).isEmpty();
        assertThat(candidates.stays(TrafficClass.PLAY, control)).isFalse();
        assertThat(told).anyMatch(t -> t.contains("health") && t.contains("SILENT"));
    }

    @Test
    void preload_isHandedOverByWeightAlone() {
        with("dash/az1/low/vm");
        probe("0", Probe.Result.MISSED, 3);
        assertThat(candidates.stays(TrafficClass.AUTOPLAY, control)).isFalse();
        assertThat(candidates.stays(TrafficClass.PRELOAD, control)).isTrue();

        set("unit.az1.low.weight", "0");
        assertThat(candidates.stays(TrafficClass.PRELOAD, control)).isFalse();
    }

    @Test
    void soleInstance_thatFails_isStillAsked_butMostIsOfferedToTheNeighbour() {
        with("dash/az1/main/vm");
        see("0", ERROR, 5);

        assertThat(plays()).isEqualTo("0");
        assertThat(candidates.admitted("main"))
                .as("nobody that a neighbour could count on")
                .isEmpty();
        int stayed = 0;
        for (int i = 0; i < 2_000; i++) {
            stayed += candidates.stays(TrafficClass.PLAY, control) ? 1 : 0;
        }
        assertThat(stayed).isBetween(140, 260);

        see("0", GOOD, 2);
        assertThat(candidates.admitted("main")).hasSize(1);
        assertThat(candidates.stays(TrafficClass.PLAY, control)).isTrue();
    }

    @Test
    void failingInstance_isLeftOut_andTriedByOneRequest() {
        with("dash/az1/main/vm", "dash/az1/main/vm");
        see("1", ERROR, 5);
        assertThat(firsts(200)).containsOnlyKeys("0");

        pass(2_500);
        assertThat(plays()).isEqualTo("10");
        assertThat(firsts(200)).as("while it is tried").containsOnlyKeys("0");

        see("1", ERROR, 1);
        pass(2_500);
        assertThat(firsts(200)).as("twice the time").containsOnlyKeys("0");
        pass(2_500);
        assertThat(plays()).isEqualTo("10");
        see("1", GOOD, 1);
        assertThat(firsts(2_000).get("1")).as("and it starts slowly").isBetween(120, 250);
        assertThat(told).filteredOn(t -> t.startsWith("eject")).hasSize(3);
    }

    @Test
    void avoidanceSwitchedOff_leavesNobodyOutForItsTraffic() {
        with("dash/az1/main/vm", "dash/az1/main/vm", "drm/az2/-/vm", "drm/az1/-/vm");
        see("1", ERROR, 5);
        see("3", LATE, 3);
        assertThat(asked(Rung.DRM, TrafficClass.PLAY)).isEqualTo("2+3");
        set("avoid.drm", "off");
        assertThat(asked(Rung.DRM, TrafficClass.PLAY)).isEqualTo("32");
        assertThat(plays()).as("that is of drm alone").isEqualTo("0");
    }

    @Test
    void weightOfZero_isNotTried() {
        with("dash/az1/main/vm", "dash/az1/main/container");
        set("pool.container", "0");
        see("1", ERROR, 5);
        pass(60_000);

        assertThat(plays()).isEqualTo("0");
    }

    @Test
    void belowHalf_allAreAsked_andItIsToldOnce() {
        with("dash/az1/main/vm", "dash/az1/main/vm", "dash/az1/main/vm", "dash/az1/main/vm");
        for (String name : List.of("0", "1", "2")) {
            probe(name, Probe.Result.MISSED, 3);
        }
        pass(100);
        pass(100);

        assertThat(plays()).hasSize(4);
        assertThat(told).filteredOn(t -> t.contains("PANIC")).hasSize(1);
        assertThat(metrics.get("vrs.gateway.unit.panic").gauge().value()).isEqualTo(1);
        probe("0", Probe.Result.REFUSED, 1);
        assertThat(plays()).as("never one that refuses").hasSize(3).doesNotContain("0");
    }

    @Test
    void fallback_isAskedAlthoughItMissedItsChecks() {
        with("fallback/az1/-/vm", "fallback/az1/-/vm");
        assertThat(asked(Rung.FALLBACK, TrafficClass.PLAY)).hasSize(2).doesNotContain("+");

        probe("0", Probe.Result.MISSED, 3);
        assertThat(asked(Rung.FALLBACK, TrafficClass.PLAY)).isEqualTo("1+0");
        probe("1", Probe.Result.NOT_READY, 1);
        assertThat(asked(Rung.FALLBACK, TrafficClass.PLAY)).isEqualTo("+1+0");
        probe("1", Probe.Result.REFUSED, 1);
        assertThat(asked(Rung.FALLBACK, TrafficClass.PLAY)).isEqualTo("+0");
    }

    @Test
    void licence_comesFromTheOwnAz_thenTheRegion_thenTheOther() {
        with("drm/az3/-/vm", "drm/az2/-/vm", "drm/az1/-/vm");

        assertThat(asked(Rung.DRM, TrafficClass.PLAY)).isEqualTo("210");
    }

    @Test
    void drmThatTimedOut_goesLast_althoughItsCheckIsGreen_andNoRequestWaitsForIt() {
        with("drm/az3/-/vm", "drm/az2/-/vm", "drm/az1/-/vm");
        see("2", LATE, 2);
        assertThat(asked(Rung.DRM, TrafficClass.PLAY)).isEqualTo("210");
        see("2", LATE, 1);
        for (int i = 0; i < 20; i++) {
            probe("2", Probe.Result.READY, 1);
            assertThat(asked(Rung.DRM, TrafficClass.PLAY)).isEqualTo("10+2");
        }

        pass(2_500);
        assertThat(asked(Rung.DRM, TrafficClass.PLAY)).as("one tries it").isEqualTo("210");
        assertThat(asked(Rung.DRM, TrafficClass.PLAY)).as("the others do not").isEqualTo("10+2");
        see("2", GOOD, 1);
        assertThat(asked(Rung.DRM, TrafficClass.PLAY))
                .as("home again by itself")
                .isEqualTo("210");
    }

    @Test
    void farDrm_isTriedByNoRequest_thatWouldNotAskIt() {
        with("drm/az3/-/vm", "drm/az2/-/vm", "drm/az1/-/vm");
        see("0", LATE, 3);
        pass(60_000);

        assertThat(asked(Rung.DRM, TrafficClass.PLAY)).isEqualTo("21+0");
    }

    @Test
    void drainedAz_goesBehindOthersThatAreWell_beforeThoseThatAreNot() {
        with("drm/az3/-/vm", "drm/az2/-/vm", "drm/az1/-/vm");
        set("az.az1", "drained");
        assertThat(asked(Rung.DRM, TrafficClass.PLAY)).as("paced").isEqualTo("210");
        pass(10_000);
        assertThat(asked(Rung.DRM, TrafficClass.PLAY)).isEqualTo("102");

        see("1", LATE, 3);
        assertThat(asked(Rung.DRM, TrafficClass.PLAY)).isEqualTo("02+1");
        probe("0", Probe.Result.MISSED, 3);
        assertThat(asked(Rung.DRM, TrafficClass.PLAY)).isEqualTo("2+1+0");
        assertThat(metrics.get("vrs.gateway.az.moved").tag("az", "az1").gauge().value())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"PLAY,1,0", "AUTOPLAY,1,2", "PRELOAD,1,2"})
    void classes_goToTheirUnit_andWhereOperatorsSendThem(TrafficClass trafficClass, String fromMain, String atRest) {
        with("dash/az1/main/vm", "dash/az1/third/vm", "dash/az1/low/vm");
        assertThat(asked(Rung.DASH, trafficClass)).isEqualTo(atRest);

        set("route.autoplay", "third");
        set("route.preload", "third");
        assertThat(asked(Rung.DASH, trafficClass)).isEqualTo(trafficClass == TrafficClass.PLAY ? atRest : fromMain);

        set("route.autoplay", "nowhere");
        set("route.preload", "nowhere");
        assertThat(asked(Rung.DASH, trafficClass)).isEqualTo(atRest);
    }

    @Test
    void unitWeight_isTheShareThatStays() {
        with("dash/az1/main/vm", "dash/az1/low/vm");
        set("unit.az1.main.weight", "30");
        set("unit.az2.low.weight", "0");

        int stayed = 0;
        for (int i = 0; i < 2_000; i++) {
            stayed += candidates.stays(TrafficClass.PLAY, control) ? 1 : 0;
        }

        assertThat(stayed).isBetween(500, 700);
        assertThat(candidates.stays(TrafficClass.AUTOPLAY, control)).isTrue();
    }

    @Test
    void gauges_showEachInstance() {
        with("dash/az1/main/vm", "dash/az1/main/vm");
        see("0", ERROR, 5);
        probe("1", Probe.Result.NOT_READY, 1);
        set("pool.vm", "40");

        assertThat(gauge("vrs.gateway.instance.ejected", "0")).isEqualTo(1);
        assertThat(gauge("vrs.gateway.instance.up", "0")).isEqualTo(1);
        assertThat(gauge("vrs.gateway.instance.up", "1")).isZero();
        assertThat(gauge("vrs.gateway.instance.weight", "0")).isEqualTo(40);
        assertThat(candidates.unit("main").mood()).isEqualTo(UnitMood.SUSPECT);
        assertThat(candidates.all()).hasSize(2);
    }

    private double gauge(String name, String of) {
        return metrics.get(name).tag("of", of).gauge().value();
    }

    @Test
    void answersOnTraffic_keepABusyInstanceUp() {
        with("dash/az1/main/vm");
        for (int i = 0; i < 10; i++) {
            probe("0", Probe.Result.MISSED, 1);
            see("0", GOOD, 1);
        }

        assertThat(plays()).isEqualTo("0");
    }

    @Test
    void brokenAnswers_eject() {
        with("dash/az1/main/vm", "dash/az1/main/vm");
        for (int i = 0; i < 5; i++) {
            candidates.broke(all.get("1"));
        }

        assertThat(firsts(100)).containsOnlyKeys("0");
    }
}
