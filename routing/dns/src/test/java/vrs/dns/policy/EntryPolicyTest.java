package vrs.dns.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vrs.topology.Az;
import vrs.topology.EntryName;
import vrs.topology.EntryName.Kind;
import vrs.topology.Topology;

class EntryPolicyTest {
    private static final List<String> THREE = List.of("r1-az1", "r1-az2", "r2-az1");

    private static EntryPolicy policy(List<String> azs) {
        return new EntryPolicy(new Topology(
                azs.stream().map(az -> new Az(az, az.split("-")[0])).toList(), List.of(), List.of(), List.of()));
    }

    private static EntryName name(Kind kind, String region) {
        return new EntryName(kind, region, kind + "." + region + ".localhost", 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // AZs that are | up | main.r1 | retry.r1 | main.r2 | retry.r2
                "r1-az1 r1-az2 r2-az1|r1-az1 r1-az2 r2-az1|r1-az1|r1-az2|r2-az1|r1-az1",
                "r1-az1 r1-az2 r2-az1|r1-az2 r2-az1|r1-az2|r2-az1|r2-az1|r1-az2",
                "r1-az1 r1-az2 r2-az1|r1-az1 r2-az1|r1-az1|r2-az1|r2-az1|r1-az1",
                "r1-az1 r1-az2 r2-az1|r1-az1 r1-az2|r1-az1|r1-az2|r1-az1|r1-az2",
                "r1-az1 r1-az2 r2-az1|r2-az1|r2-az1|r2-az1|r2-az1|r2-az1",
                "r1-az1 r1-az2 r2-az1||r1-az1|r1-az2|r2-az1|r1-az1",
                "r1-az1 r1-az2|r1-az1 r1-az2|r1-az1|r1-az2|r1-az1|r1-az2",
                "r1-az1 r1-az2|r1-az2|r1-az2|r1-az2|r1-az2|r1-az2",
                "r1-az1|r1-az1|r1-az1|r1-az1|r1-az1|r1-az1",
                "r1-az1||r1-az1|r1-az1|r1-az1|r1-az1"
            })
    void name_leadsTo(String azs, String up, String main1, String retry1, String main2, String retry2) {
        EntryPolicy policy = policy(List.of(azs.split(" ")));
        Set<String> alive = up == null ? Set.of() : Set.of(up.split(" "));

        assertThat(policy.azOf(name(Kind.MAIN, "r1"), alive)).isEqualTo(main1);
        assertThat(policy.azOf(name(Kind.RETRY, "r1"), alive)).isEqualTo(retry1);
        assertThat(policy.azOf(name(Kind.MAIN, "r2"), alive)).isEqualTo(main2);
        assertThat(policy.azOf(name(Kind.RETRY, "r2"), alive)).isEqualTo(retry2);
    }

    @Test
    void candidates_beginWithWhereTheNameLeads_andHoldAllThatIsUp() {
        EntryPolicy policy = policy(THREE);

        assertThat(policy.candidates(name(Kind.MAIN, "r1"), Set.copyOf(THREE)))
                .containsExactly("r1-az1", "r1-az2", "r2-az1");
        assertThat(policy.candidates(name(Kind.RETRY, "r1"), Set.copyOf(THREE)))
                .containsExactly("r1-az2", "r2-az1", "r1-az1");
        assertThat(policy.candidates(name(Kind.MAIN, "r2"), Set.of("r1-az2"))).containsExactly("r1-az2");
    }

    @Test
    void mainAndRetry_neverMeetWhileTwoAreUp() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int run = 0; run < 2_000; run++) {
            List<String> azs = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(6); i++) {
                azs.add("r" + (1 + random.nextInt(3)) + "-az" + i);
            }
            Collections.shuffle(azs, random);
            Set<String> up = new HashSet<>(azs);
            up.removeIf(az -> random.nextInt(3) == 0);
            EntryPolicy policy = policy(azs);
            for (String region : List.of("r1", "r2", "r3")) {
                String main = policy.azOf(name(Kind.MAIN, region), up);
                String retry = policy.azOf(name(Kind.RETRY, region), up);
                String run1 = "seed " + seed + ": " + azs + " up " + up + " region " + region;
                if (up.size() >= 2) {
                    assertThat(main).as(run1).isNotEqualTo(retry);
                }
                if (!up.isEmpty()) {
                    assertThat(up).as(run1).contains(main, retry);
                }
                boolean homeUp = up.stream().anyMatch(az -> az.startsWith(region + "-"));
                if (homeUp) {
                    assertThat(main).as(run1).startsWith(region + "-");
                }
            }
        }
    }
}
