package vrs.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevisionKeyTest {
    private static final int ROUNDS = 2_000;

    @Test
    void keys_areSortedAsRevisionsAre() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            Revision a = any(random);
            Revision b = any(random);
            String at = "seed " + seed + ": " + a + " " + b;

            assertThat(Integer.signum(RevisionKey.of(a).compareTo(RevisionKey.of(b))))
                    .as(at)
                    .isEqualTo(a.compareTo(b));
            assertThat(RevisionKey.of(a)).hasSize(RevisionKey.LENGTH);
            assertThat(RevisionKey.read(RevisionKey.of(a) + "{}")).as(at).contains(a);
        }
    }

    @Test
    void after_isBehindEachVidOfTheRevisionAndBeforeTheNext() {
        Revision revision = new Revision(7, 99);

        String after = RevisionKey.after(revision);

        for (String vid : new String[] {"-", "0", "Z", "_", "z"}) {
            assertThat(RevisionKey.of(new Tombstone(vid, revision))).isLessThan(after);
            assertThat(RevisionKey.of(new Tombstone(vid, revision.next()))).isGreaterThan(after);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.2",
                "0000000000000000001.000000000000000000",
                "0000000000000000001-0000000000000000002",
                "-000000000000000001.0000000000000000002",
                "9999999999999999999.0000000000000000002",
                "000000000000000000x.0000000000000000002"
            })
    void read_ofAnythingElseIsEmpty(String text) {
        assertThat(RevisionKey.read(text)).isEmpty();
    }

    private static Revision any(Random random) {
        return new Revision(number(random), number(random));
    }

    private static long number(Random random) {
        return random.nextBoolean() ? random.nextInt(12) : random.nextLong(Long.MAX_VALUE);
    }
}
