package vrs.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TrafficClassTest {
    @ParameterizedTest
    @CsvSource({
        "0,0,0,0",
        "1,1,1,1",
        "2,2,2,1",
        "3,3,3,2",
        "4,4,3,2",
        "5,5,4,3",
        "100,100,75,50",
        "1048576,1048576,786432,524288"
    })
    void shareOf_isAllThreeQuartersAndHalfRoundedUp(int limit, int play, int autoplay, int preload) {
        assertThat(TrafficClass.PLAY.shareOf(limit)).isEqualTo(play);
        assertThat(TrafficClass.AUTOPLAY.shareOf(limit)).isEqualTo(autoplay);
        assertThat(TrafficClass.PRELOAD.shareOf(limit)).isEqualTo(preload);
    }

    @Test
    void shareOf_theHighestNumberIsItself() {
        assertThat(TrafficClass.PLAY.shareOf(Integer.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @EnumSource
    void of_itsWordIsTheClass(TrafficClass each) {
        assertThat(TrafficClass.of(each.id())).contains(each);
    }

    @Test
    void of_anyOtherWordIsNone() {
        assertThat(TrafficClass.of("PLAY")).isEmpty();
        assertThat(TrafficClass.of("")).isEmpty();
    }
}
