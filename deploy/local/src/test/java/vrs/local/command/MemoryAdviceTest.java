package vrs.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import vrs.local.plan.Size;

class MemoryAdviceTest {
    private static final long GIB = 1L << 30;

    @Test
    void memory_thatIsEnoughOrUnknown_isNotSpokenOf() {
        assertThat(MemoryAdvice.line(OptionalLong.of(6 * GIB), 3, Size.SMALL)).isEmpty();
        assertThat(MemoryAdvice.line(OptionalLong.of(8 * GIB), 3, Size.FULL)).isEmpty();
        assertThat(MemoryAdvice.line(OptionalLong.of(GIB), 1, Size.SMALL))
                .as("nothing needs less")
                .isEmpty();
        assertThat(MemoryAdvice.line(OptionalLong.empty(), 3, Size.FULL)).isEmpty();
    }

    @Test
    void memory_thatIsShort_isOneLineWithWhatNeedsLess() {
        assertThat(MemoryAdvice.line(OptionalLong.of(5 * GIB), 3, Size.SMALL))
                .contains("only 5.0 GiB of memory are available; 3 AZs want 6: ./vrs up --azs 1 needs less");
        assertThat(MemoryAdvice.line(OptionalLong.of(7 * GIB), 2, Size.FULL))
                .contains("only 7.0 GiB of memory are available; 2 AZs of size full want 8: ./vrs up --azs 1,"
                        + " or ./vrs up --azs 2 --size small, needs less");
        assertThat(MemoryAdvice.line(OptionalLong.of(GIB), 1, Size.FULL))
                .contains("only 1.0 GiB of memory are available; 1 AZ of size full wants 4:"
                        + " ./vrs up --azs 1 --size small needs less");
    }
}
