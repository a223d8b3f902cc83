package vrs.catalog.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import vrs.catalog.Entries;
import vrs.catalog.FailureReason;
import vrs.catalog.Revision;
import vrs.catalog.StoreUnavailable;
import vrs.catalog.StreamStore.Lookup;
import vrs.catalog.StreamStore.WriteOutcome;

/** A replica whose disk cannot be had fails each call at once, and tells nobody that it knows something. */
class DiskLostTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    @Test
    void lostReplica_failsEachCall_andKnowsNothing() {
        try (DiskStreamStore lost = DiskStreamStore.lost()) {
            assertThat(lost.lookup("v", SOON)).isEqualTo(new Lookup.Failed(FailureReason.STORE_ERROR));
            assertThat(lost.write(Entries.video("v", 1), SOON)).isInstanceOf(WriteOutcome.Failed.class);
            assertThat(lost.keep(List.of(Entries.video("v", 1)), Entries.revision(1), SOON))
                    .isFalse();
            assertThat(lost.knows("v")).isEqualTo(Knowledge.CANNOT_TELL);
            assertThat(lost.held("v")).isEqualTo(Revision.NONE);
            assertThat(lost.position()).isEqualTo(Revision.NONE);
            assertThatThrownBy(() -> lost.newestRevision(SOON)).isInstanceOf(StoreUnavailable.class);
        }
    }
}
