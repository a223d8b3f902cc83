package vrs.clear.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vrs.catalog.Revision;
import vrs.catalog.Tombstone;
import vrs.catalog.VideoRecord;

class SnapshotChoiceTest {
    private static final long SIZE = 100;

    private final SnapshotChoice choice = new SnapshotChoice(2, 1_000, video -> SIZE);

    @Test
    void nothing_isEmptyAndComplete() {
        assertThat(choice.isEmpty()).isTrue();
        assertThat(choice.isComplete()).isTrue();
        assertThat(choice.vids()).isEmpty();
    }

    @Test
    void tombstone_isNoVideo_butACatalogueOfTombstonesIsNotEmpty() {
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

    @Test
    void room_isForTheMostPopular_whateverTheOrder() {
        List<VideoRecord> videos = new ArrayList<>(
                List.of(video("a", 9, false), video("b", 7, false), video("c", 5, false), video("kept", 0, true)));
        for (int seed = 1; seed <= 50; seed++) {
            Collections.shuffle(videos, new Random(seed));
            SnapshotChoice room = new SnapshotChoice(9, 3 * SIZE, video -> SIZE);
            videos.forEach(room::consider);

            assertThat(room.vids()).as("seed %d", seed).containsExactlyInAnyOrder("a", "b", "kept");
            assertThat(room.isComplete()).isFalse();
            assertThat(room.isOver()).isFalse();
        }
    }

    @Test
    void small_doesNotGoInBeforeWhatIsMorePopular() {
        SnapshotChoice room = new SnapshotChoice(9, 250, video -> video.vid().equals("big") ? 200 : 60);
        room.consider(video("top", 9, false));
        room.consider(video("big", 8, false));
        room.consider(video("small", 7, false));

        assertThat(room.vids()).containsExactly("top");
    }

    @Test
    void kept_goesInAlsoWhereThereIsNoRoom_andThatIsSaid() {
        SnapshotChoice room = new SnapshotChoice(9, SIZE, video -> SIZE);
        room.consider(video("film", 9, false));
        room.consider(video("kept", 0, true));
        room.consider(video("kept-too", 0, true));

        assertThat(room.vids()).containsExactlyInAnyOrder("kept", "kept-too");
        assertThat(room.isOver()).isTrue();
    }

    @Test
    void withdrawn_takesItsRoom() {
        SnapshotChoice room = new SnapshotChoice(9, SIZE + 5, video -> SIZE);
        room.consider(video("film", 9, false));
        assertThat(room.vids()).containsExactly("film");

        room.gone("elsewhere");

        assertThat(room.vids()).isEmpty();
    }

    private static VideoRecord video(String vid, long popularity, boolean kept) {
        return TestVideos.of(vid, Revision.NONE, Optional.empty(), false, popularity, kept);
    }
}
