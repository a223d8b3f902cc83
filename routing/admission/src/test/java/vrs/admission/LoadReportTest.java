package vrs.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadReportTest {
    private static final LoadReport REPORT = new LoadReport(Map.of(
            TrafficClass.PLAY, new ClassLoad(12, OptionalInt.of(100)),
            TrafficClass.AUTOPLAY, new ClassLoad(3, OptionalInt.empty()),
            TrafficClass.PRELOAD, ClassLoad.NONE));
    private static final String TEXT = "vrs-load 1\nplay 12 100\nautoplay 3 off\npreload 0 0\n";

    @Test
    void text_isWhatTheAgreementSays() {
        assertThat(REPORT.text()).isEqualTo(TEXT);
    }

    @Test
    void read_givesBackWhatWasWritten() {
        assertThat(LoadReport.read(TEXT)).contains(REPORT);
    }

    @Test
    void read_unknownLinesAndWordsOfALaterVersionArePassedOver() {
        String later = "vrs-load 1\ncpu 40\nplay 12 100 shed=3\nautoplay 3 off\npreload 0 0\nlive 1 2\n\n";

        assertThat(LoadReport.read(later)).contains(REPORT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "vrs-load 2\nplay 12 100\nautoplay 3 off\npreload 0 0\n",
                "play 12 100\nautoplay 3 off\npreload 0 0\n",
                "vrs-load 1\nplay 12 100\nautoplay 3 off\n",
                "vrs-load 1\nplay 12 100\nplay 12 100\nautoplay 3 off\npreload 0 0\n",
                "vrs-load 1\nplay -1 100\nautoplay 3 off\npreload 0 0\n",
                "vrs-load 1\nplay 1 -100\nautoplay 3 off\npreload 0 0\n",
                "vrs-load 1\nplay 12\nautoplay 3 off\npreload 0 0\n",
                "vrs-load 1\nplay many 100\nautoplay 3 off\npreload 0 0\n",
                "vrs-load 1\nplay 12 99999999999\nautoplay 3 off\npreload 0 0\n",
                "<html>vrs-load 1</html>"
            })
    void read_anythingElseIsNoReport(String text) {
        assertThat(LoadReport.read(text)).isEmpty();
    }

    @Test
    void report_missingAClassIsRefused() {
        assertThatThrownBy(() -> new LoadReport(Map.of(TrafficClass.PLAY, ClassLoad.NONE)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void plus_addsClassByClass() {
        LoadReport sum = REPORT.plus(REPORT);

        assertThat(sum.of(TrafficClass.PLAY)).isEqualTo(new ClassLoad(24, OptionalInt.of(200)));
        assertThat(sum.of(TrafficClass.AUTOPLAY)).isEqualTo(new ClassLoad(6, OptionalInt.empty()));
        assertThat(sum.of(TrafficClass.PRELOAD)).isEqualTo(ClassLoad.NONE);
    }

    @Test
    void plus_oneWithoutBoundLeavesTheSumWithout() {
        ClassLoad bound = new ClassLoad(1, OptionalInt.of(1));
        ClassLoad free = new ClassLoad(2, OptionalInt.empty());

        assertThat(bound.plus(free)).isEqualTo(new ClassLoad(3, OptionalInt.empty()));
        assertThat(free.plus(bound).isFull()).isFalse();
    }

    @Test
    void plus_ofHugeFiguresDoesNotTurnOver() {
        ClassLoad huge = new ClassLoad(Integer.MAX_VALUE, OptionalInt.of(Integer.MAX_VALUE));

        assertThat(huge.plus(huge)).isEqualTo(huge);
    }

    @Test
    void isFull_fromTheLimitOn() {
        assertThat(new ClassLoad(4, OptionalInt.of(5)).isFull()).isFalse();
        assertThat(new ClassLoad(5, OptionalInt.of(5)).isFull()).isTrue();
        assertThat(new ClassLoad(6, OptionalInt.of(5)).isFull()).isTrue();
        assertThat(new ClassLoad(6, OptionalInt.empty()).isFull()).isFalse();
        assertThat(ClassLoad.NONE.isFull()).isTrue();
    }
}
