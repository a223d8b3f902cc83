package vrs.clear.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import vrs.catalog.Revision;
import vrs.catalog.Tombstone;
import vrs.catalog.VideoRecord;

class SnapshotChoiceTest {
    private final SnapshotChoice choice = new SnapshotChoice(2);

    @Test
    void nothing_isEmptyAndComplete() {
        assertThat(choice.isEmpty()).isTrue();
        assertThat(choice.isComplete()).isTrue();
        assertThat(choice.vids()).isEmpty();
    }

    @Test
    void tombstone_takesNoRoom_butACatalogueOfTombstonesIsNotEmpty() {
        choice.consider(new Tombstone("gone", Revision.NONE));

        assertThat(choice.isEmpty()).isFalse();
        assertThat(choice.vids()).isEmpty();
    }

    @Test
    void asManyAsThereIsRoomFor_areComplete() {
        choice.consider(video("a", 1, false));
        choice.consider(video("b", 2, false));
        choice.consider(video("kept", 0, true));

        assertThat(choice.isComplete()).isTrue();
        assertThat(choice.vids()).containsExactlyInAnyOrder("a", "b", "kept");
    }

    @Test
    void beyondThat_theMostPopularGoIn_whateverTheOrder() {
        choice.consider(video("top", 9, false));
        choice.consider(video("low", 1, false));
        choice.consider(video("kept", 0, true));
        choice.consider(video("mid", 5, false));

        assertThat(choice.isComplete()).isFalse();
        assertThat(choice.vids()).containsExactlyInAnyOrder("top", "mid", "kept");
    }

    @Test
    void equallyPopular_theFirstByVidGoesIn() {
        choice.consider(video("c", 1, false));
        choice.consider(video("a", 1, false));
        choice.consider(video("b", 1, false));

        assertThat(choice.vids()).containsExactlyInAnyOrder("a", "b");
    }

    private static VideoRecord video(String vid, long popularity, boolean kept) {
        return TestVideos.of(vid, Revision.NONE, Optional.empty(), false, popularity, kept);
    }
}
