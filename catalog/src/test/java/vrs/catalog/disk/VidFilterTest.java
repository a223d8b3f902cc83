package vrs.catalog.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VidFilterTest {
    private static final int COUNT = 10_000;

    private final VidFilter filter = new VidFilter(0);

    @Test
    void notComplete_anyVidMayBeHeld() {
        filter.add("a");

        assertThat(filter.mayHold("a")).isTrue();
        assertThat(filter.mayHold("b")).isTrue();
    }

    @Test
    void complete_whatWasHeldAndWhatWasAddedMayBe_andNothingElse() {
        filter.add("added-before");
        filter.complete(List.of("held"));
        filter.add("added-after");

        assertThat(List.of("added-before", "held", "added-after")).allMatch(filter::mayHold);
        assertThat(filter.mayHold("none")).isFalse();
    }

    @Test
    void failureOnTheWay_anyVidMayBeHeld() {
        filter.complete(() -> {
            throw new IllegalStateException("the page cannot be read");
        });

        assertThat(filter.mayHold("none")).isTrue();
    }

    @Test
    void manyVids_eachIsFound_andFewOthers() {
        filter.complete(() ->
                IntStream.range(0, COUNT).mapToObj(number -> "video-" + number).iterator());

        assertThat(IntStream.range(0, COUNT).mapToObj(number -> "video-" + number))
                .allMatch(filter::mayHold);
        assertThat(IntStream.range(0, COUNT)
                        .mapToObj(number -> "other-" + number)
                        .filter(filter::mayHold))
                .hasSizeLessThan(COUNT / 500);
    }
}
