package vrs.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevisionTest {
    private static final int ROUNDS = 2_000;

    @Test
    void order_isTotalAndEpochFirst() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            Revision a = any(random);
            Revision b = any(random);
            Revision c = any(random);
            String at = "seed " + seed + ": " + a + " " + b + " " + c;

            assertThat(Integer.signum(a.compareTo(b))).as(at).isEqualTo(-Integer.signum(b.compareTo(a)));
            assertThat(a.compareTo(b) == 0).as(at).isEqualTo(a.equals(b));
            if (a.compareTo(b) <= 0 && b.compareTo(c) <= 0) {
                assertThat(a.compareTo(c)).as(at).isLessThanOrEqualTo(0);
            }
            if (a.epoch() > b.epoch()) {
                assertThat(a.isAfter(b)).as(at).isTrue();
            }
        }
    }

    @Test
    void next_isAfterAndOfTheSameEpoch() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            Revision revision = any(random);
            assertThat(revision.next().isAfter(revision)).as("seed " + seed).isTrue();
            assertThat(revision.next().epoch()).isEqualTo(revision.epoch());
        }
    }

    @Test
    void parse_readsWhatToStringWrites() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            Revision revision = any(random);
            assertThat(Revision.parse(revision.toString())).as("seed " + seed).contains(revision);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1.", ".1", "1.2.3", "-1.2", "1.-2", " 1.2", "1.x", "1.9999999999999999999"})
    void parse_ofAnythingElseIsEmpty(String text) {
        assertThat(Revision.parse(text)).isEmpty();
    }

    @Test
    void revision_belowZeroIsRefused() {
        assertThatThrownBy(() -> new Revision(-1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Revision(0, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Close to each other often enough to be equal or neighbours. */
    private static Revision any(Random random) {
        return new Revision(random.nextInt(4), random.nextInt(3) == 0 ? random.nextLong(1L << 40) : random.nextInt(4));
    }
}
