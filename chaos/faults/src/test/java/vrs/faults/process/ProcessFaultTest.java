package vrs.faults.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vrs.faults.lease.Lease;

class ProcessFaultTest {
    @Test
    void wipe_emptiesTheStoreAndNothingElse(@TempDir Path data) throws IOException {
        Path store = Files.createDirectories(data.resolve("az1/redis/deep"));
        Files.writeString(store.resolve("dump"), "x");
        Path other = Files.createDirectories(data.resolve("az2/redis"));
        Files.writeString(other.resolve("dump"), "keep");
        Files.createSymbolicLink(data.resolve("az1/redis/link"), other);

        new Wipe(data, data.resolve("az1/redis")).now();

        assertThat(data.resolve("az1/redis")).isEmptyDirectory();
        assertThat(other.resolve("dump")).hasContent("keep");
    }

    @Test
    void wipe_outsideOfTheData_isRefused(@TempDir Path data) {
        for (Path elsewhere : new Path[] {data, data.resolve("../x"), data.resolve("a/../.."), Path.of("/")}) {
            assertThatThrownBy(() -> new Wipe(data, elsewhere)).hasMessageContaining("is not below");
        }
    }

    @Test
    void skew_isAnArgumentOfTheProcess() {
        assertThat(new Skew(Duration.ofMinutes(-3)).argument()).isEqualTo("-Dvrs.clock.offset.ms=-180000");
        for (Duration bad : new Duration[] {Duration.ZERO, Duration.ofHours(25), Duration.ofHours(-25)}) {
            assertThatThrownBy(() -> new Skew(bad)).hasMessageContaining("24 h");
        }
    }

    @Test
    void cpu_isBounded() {
        for (int bad : new int[] {0, 65}) {
            assertThatThrownBy(() -> new Cpu(bad)).hasMessageContaining("1 to 64");
        }
    }

    @Test
    void hog_endsWhenItsLeaseIsOver_andLooksOftenEnough() throws InterruptedException {
        AtomicLong now = new AtomicLong(1_000);
        // Each look costs a millisecond: a lease of 20 ms is over after 20 of them, whoever looks.
        new CpuHog(() -> now.getAndAdd(1_000_000)).burn(new Cpu(2), Lease.parse("20ms"));

        assertThat(now.get() - 1_000).isBetween(20_000_000L, 25_000_000L);
    }

    @Test
    void everyFault_saysHowItEnds(@TempDir Path data) {
        assertThat(new ProcessFault[] {new Kill(), new Hang(), new Cpu(1), new Skew(Duration.ofSeconds(1))})
                .allMatch(fault -> fault.heal() == ProcessFault.Heal.UNDONE)
                .extracting(ProcessFault::type)
                .containsExactly("kill", "hang", "cpu", "skew");
        assertThat(new Wipe(data, data.resolve("x")).heal()).isEqualTo(ProcessFault.Heal.REPAIRED);
    }
}
