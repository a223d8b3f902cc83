package vrs.loadtest.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MixTest {
    @Test
    void draws_followTheWeights() {
        Mix mix = Mix.parse("play=80,autoplay=15,preload=5");
        Random random = new Random(1);
        Map<Intent, Integer> drawn = new EnumMap<>(Intent.class);
        for (int i = 0; i < 100_000; i++) {
            drawn.merge(mix.draw(random), 1, Integer::sum);
        }

        assertThat((double) drawn.get(Intent.PLAY)).isCloseTo(80_000, within(1_000.0));
        assertThat((double) drawn.get(Intent.AUTOPLAY)).isCloseTo(15_000, within(1_000.0));
        assertThat((double) drawn.get(Intent.PRELOAD)).isCloseTo(5_000, within(1_000.0));
    }

    @Test
    void intentThatIsNotNamed_isNeverDrawn() {
        Mix mix = Mix.parse("preload=1");
        Random random = new Random(1);

        for (int i = 0; i < 1_000; i++) {
            assertThat(mix.draw(random)).isEqualTo(Intent.PRELOAD);
        }
    }

    @Test
    void otherForms_areRefusedByName() {
        assertThatThrownBy(() -> Mix.parse("play=1,watch=2")).hasMessageContaining("'watch=2'");
        assertThatThrownBy(() -> Mix.parse("play")).hasMessageContaining("no weight in 'play'");
        assertThatThrownBy(() -> Mix.parse("play=1,play=2")).hasMessageContaining("play twice");
        assertThatThrownBy(() -> Mix.parse("play=-1")).hasMessageContaining("not below 0");
        assertThatThrownBy(() -> Mix.parse("play=0")).hasMessageContaining("more than 0");
    }
}
