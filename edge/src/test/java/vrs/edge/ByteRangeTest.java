package vrs.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteRangeTest {
    @ParameterizedTest
    @CsvSource({
        "bytes=0-99, 0, 99",
        "bytes=990-, 990, 999",
        "bytes=-10, 990, 999",
        "bytes=-5000, 0, 999",
        "bytes=990-5000, 990, 999",
        "bytes=999-999, 999, 999"
    })
    void range_withinTheFile_isThatPart(String header, long first, long last) {
        assertThat(ByteRange.of(header, 1000)).isEqualTo(new ByteRange.Part(first, last));
    }

    @ParameterizedTest
    @CsvSource({"bytes=1000-", "bytes=5000-6000", "bytes=-0"})
    void range_outsideTheFile_isUnsatisfiable(String header) {
        assertThat(ByteRange.of(header, 1000)).isEqualTo(new ByteRange.Unsatisfiable());
    }

    @ParameterizedTest
    @CsvSource(
            value = {"bytes=0-1,5-6", "lines=1-2", "bytes=-", "bytes=9-3", "bytes=a-b", "NONE"},
            nullValues = "NONE",
            delimiter = ';')
    void range_thatWeNeedNotHonour_isTheWholeFile(String header) {
        assertThat(ByteRange.of(header, 1000)).isEqualTo(new ByteRange.Whole());
    }
}
