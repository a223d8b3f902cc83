package vrs.gateway.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptShareTest {
    @ParameterizedTest
    @CsvSource({
        "100,CALM,100",
        "100,PANIC,100",
        "100,SUSPECT,10",
        "100,NOBODY,0",
        "30,CALM,30",
        "30,PANIC,30",
        "30,SUSPECT,10",
        "5,SUSPECT,5",
        "0,CALM,0",
        "0,SUSPECT,0",
        "1,CALM,1",
        "99,CALM,99"
    })
    void share_isKept(int weightPercent, UnitMood mood, int keptPercent) {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int kept = 0;
        for (int i = 0; i < 20_000; i++) {
            kept += KeptShare.stays(weightPercent, mood, random) ? 1 : 0;
        }

        assertThat(kept / 200.0).as("seed " + seed).isBetween(keptPercent - 1.5, keptPercent + 1.5);
        if (keptPercent == 0 || keptPercent == 100) {
            assertThat(kept).isEqualTo(keptPercent * 200);
        }
    }
}
