package vrs.dns.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vrs.control.ControlState;
import vrs.topology.Az;
import vrs.topology.EntryName;
import vrs.topology.EntryName.Kind;
import vrs.topology.Topology;

class EntryPolicyTest {
    private static final List<String> THREE = List.of("r1-az1", "r1-az2", "r2-az1");

    private static Topology site(List<String> azs) {
        List<EntryName> names = new ArrayList<>();
        for (String region : List.of("r1", "r2", "r9")) {
            for (Kind kind : Kind.values()) {
                names.add(new EntryName(kind, region, kind + "." + region + ".localhost", 1));
            }
        }
        return new Topology(azs.stream().map(az -> new Az(az, az.split("-")[0])).toList(), List.of(), names, List.of());
    }

    /** A line of the table that this rule and the gateways' are held to. */
    private record Row(
            Kind kind,
            String region,
            Set<String> up,
            Set<String> drained,
            String main,
            String retry,
            List<String> order) {
        static Row of(String line) {
            String[] cells = line.split("\\|");
            String[] name = cells[0].strip().split("\\.");
            return new Row(
                    Kind.valueOf(name[0].toUpperCase(java.util.Locale.ROOT)),
                    name[1],
                    Set.copyOf(words(cells[1])),
                    Set.copyOf(words(cells[2])),
                    cells[3].strip(),
                    cells[4].strip(),
                    words(cells[5]));
        }

        EntrySwitches switches() {
            Map<String, String> set = new HashMap<>();
            drained.forEach(az -> set.put("az." + az, "drained"));
            set.put("dns." + region + ".main", main);
            set.put("dns." + region + ".retry", retry);
            return EntrySwitches.of(ControlState.atRest("r1-az1").with(set, "somebody", 1), site(THREE));
        }

        private static List<String> words(String cell) {
            String text = cell.strip();
            return text.equals("-") ? List.of() : List.of(text.split(" +"));
        }
    }

    static Stream<Row> table() throws IOException {
        try (InputStream in = EntryPolicyTest.class.getResourceAsStream("/entry-policy.table")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.isBlank() && !line.startsWith("#")).map(Row::of).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("table")
    void order_isThatOfTheTable(Row row) {
        EntryPolicy policy = new EntryPolicy(site(THREE));

        assertThat(policy.candidates(row.kind(), row.region(), row.up(), row.switches()))
                .isEqualTo(row.order());
    }

    @Test
    void siteOfOneAz_leadsThere() {
        EntryPolicy policy = new EntryPolicy(site(List.of("r1-az1")));

        for (Kind kind : Kind.values()) {
            assertThat(policy.candidates(kind, "r2", Set.of("r1-az1"), EntrySwitches.NONE))
                    .containsExactly("r1-az1");
            assertThat(policy.candidates(kind, "r1", Set.of(), EntrySwitches.NONE))
                    .containsExactly("r1-az1");
        }
    }

    @Test
    void anySite_mainAndRetryKeepApartAndNobodyIsLedAstray() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int run = 0; run < 2_000; run++) {
            List<String> azs = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(6); i++) {
                azs.add("r" + (1 + random.nextInt(3)) + "-az" + i);
            }
            Collections.shuffle(azs, random);
            Set<String> up = some(azs, random);
            Set<String> drained = some(azs, random);
            Map<String, String> chosen = new HashMap<>();
            chosen.put("main.r1", azs.get(random.nextInt(azs.size())));
            chosen.put("retry.r1", azs.get(random.nextInt(azs.size())));
            Set<String> left = new HashSet<>(up.isEmpty() ? azs : up);
            left.removeAll(drained);
            EntryPolicy policy = new EntryPolicy(site(azs));
            EntrySwitches switches = new EntrySwitches(drained, chosen);
            for (String region : List.of("r1", "r2", "r3")) {
                List<String> main = policy.candidates(Kind.MAIN, region, up, switches);
                List<String> retry = policy.candidates(Kind.RETRY, region, up, switches);
                String what = "seed " + seed + ": " + azs + " up " + up + " drained " + drained + " chosen " + chosen;
                assertThat(main).as(what).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(retry);
                if (main.size() >= 2) {
                    assertThat(main.getFirst()).as(what).isNotEqualTo(retry.getFirst());
                }
                if (!left.isEmpty()) {
                    assertThat(main).as(what).containsExactlyInAnyOrderElementsOf(left);
                } else if (!up.isEmpty()) {
                    assertThat(main).as(what).containsExactlyInAnyOrderElementsOf(up);
                }
            }
        }
    }

    private static Set<String> some(List<String> azs, Random random) {
        Set<String> some = new HashSet<>(azs);
        some.removeIf(az -> random.nextInt(3) == 0);
        return some;
    }
}
