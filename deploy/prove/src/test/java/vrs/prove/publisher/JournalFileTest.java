package vrs.prove.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vrs.catalog.RecordJson;
import vrs.catalog.Revision;

class JournalFileTest {
    private static final String A = Order.PREFIX + "a";
    private static final String B = Order.PREFIX + "b";

    @Test
    void changes_areHeldUntilTheyAreReplaced() {
        String both =
                "block 3 0\nreplace 0.0\n" + line("0.0", A, new Revision(1, 1)) + line("1.1", B, new Revision(1, 2));

        assertThat(JournalFile.of(both).holds(B)).isTrue();
        JournalFile replaced = JournalFile.of(both + "block 1 0\nreplace 1.1\n");
        assertThat(replaced.holds(A)).isTrue();
        assertThat(replaced.holds(B)).isFalse();
        assertThat(replaced.holds(new Revision(1, 2))).isFalse();
    }

    @Test
    void whatWasLetGo_isHeldByItsRevision() {
        JournalFile journal = JournalFile.of("block 2 0\nreplace 0.0\n" + line("0.0", A, new Revision(1, 1))
                + "block 1 0\npromise 3\nblock 1 0\nforget 1.1\n");

        assertThat(journal.base()).isEqualTo(new Revision(1, 1));
        assertThat(journal.holds(new Revision(1, 1))).isTrue();
        assertThat(journal.holds(new Revision(1, 2))).isFalse();
    }

    @Test
    void stepThatWasCutOff_doesNotCount() {
        String whole = "block 2 0\nreplace 0.0\n" + line("0.0", A, new Revision(1, 1));

        assertThat(JournalFile.of(whole.substring(0, whole.length() - 1)).holds(A))
                .isFalse();
        assertThat(JournalFile.of("block 2").tail()).isEmpty();
    }

    private static String line(String previous, String vid, Revision revision) {
        return previous + " " + RecordJson.write(Order.entry(vid, revision)) + "\n";
    }
}
