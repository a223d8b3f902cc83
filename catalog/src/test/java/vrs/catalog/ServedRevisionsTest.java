package vrs.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vrs.catalog.Entries.revision;

import org.junit.jupiter.api.Test;

class ServedRevisionsTest {
    private final ServedRevisions revisions = new ServedRevisions(3);

    @Test
    void floor_onlyRisesAndOnlyByWhatWasServed() {
        revisions.served("a", revision(5));
        revisions.served("a", revision(4));
        revisions.announced("a", revision(9));

        assertThat(revisions.floor("a")).isEqualTo(revision(5));
        assertThat(revisions.expected("a")).isEqualTo(revision(9));
        assertThat(revisions.newest()).isEqualTo(revision(9));
        assertThat(revisions.isUnheardOf("a")).isFalse();
        assertThat(revisions.isUnheardOf("b")).isTrue();
    }

    @Test
    void room_isKeptForTheNewestChanges() {
        for (int i = 1; i <= 5; i++) {
            revisions.served("v" + i, revision(10 - i));
        }

        assertThat(revisions.newestVids(9)).containsExactly("v1", "v2", "v3");
        assertThat(revisions.newestVids(2)).containsExactly("v1", "v2");
        assertThat(revisions.floor("v5")).isEqualTo(Revision.NONE);

        revisions.served("v3", revision(20));

        assertThat(revisions.newestVids(9)).containsExactly("v3", "v1", "v2");
    }

    @Test
    void room_isNotNothing() {
        assertThatThrownBy(() -> new ServedRevisions(0)).hasMessageContaining("servedVidsMax");
    }
}
