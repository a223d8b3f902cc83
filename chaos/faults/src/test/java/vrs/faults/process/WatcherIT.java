package vrs.faults.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vrs.faults.lease.Lease;

class WatcherIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    private Process first;
    private Process second;

    @BeforeEach
    void start() throws IOException {
        first = new ProcessBuilder("/bin/sh", "-c", "exec sleep 600").start();
        second = new ProcessBuilder("/bin/sh", "-c", "exec sleep 600").start();
    }

    @AfterEach
    void end() {
        first.destroyForcibly();
        second.destroyForcibly();
    }

    @Test
    void hang_isInForceWhenItReturns_andEndsWithItsLease() throws IOException {
        await().atMost(SOON).until(() -> States.goes(first.pid()) && States.goes(second.pid()));

        Watcher watcher = Watcher.stop(List.of(first.pid(), second.pid()), Lease.parse("1s"));

        await().atMost(SOON).until(() -> States.isStopped(first.pid()) && States.isStopped(second.pid()));
        await().atMost(SOON).until(() -> States.goes(first.pid()) && States.goes(second.pid()));
        await().atMost(SOON).until(() -> !watcher.holds());
    }

    @Test
    void letGo_endsItAtOnce() throws IOException {
        Watcher watcher = Watcher.stop(List.of(first.pid()), Lease.parse("10m"));
        await().atMost(SOON).until(() -> States.isStopped(first.pid()));
        await("the other one was let alone").atMost(SOON).until(() -> States.goes(second.pid()));

        watcher.letGo();

        await().atMost(SOON).until(() -> States.goes(first.pid()));
        assertThat(watcher.holds()).isFalse();
    }

    @Test
    void letGo_worksThoughTheWatcherWasKilled() throws IOException {
        Watcher watcher = Watcher.stop(List.of(first.pid()), Lease.parse("10m"));
        await().atMost(SOON).until(() -> States.isStopped(first.pid()));
        ProcessHandle.of(watcher.pid()).orElseThrow().destroyForcibly();
        await().atMost(SOON).until(() -> !watcher.holds());
        assertThat(States.isStopped(first.pid())).isTrue();

        watcher.letGo();

        await().atMost(SOON).until(() -> States.goes(first.pid()));
    }

    @Test
    void pidOfNobody_isPassedOver() throws IOException, InterruptedException {
        first.destroyForcibly().waitFor();

        Watcher watcher = Watcher.stop(List.of(first.pid(), second.pid()), Lease.parse("10m"));

        await().atMost(SOON).until(() -> States.isStopped(second.pid()));
        watcher.letGo();
        await().atMost(SOON).until(() -> States.goes(second.pid()));
    }
}
