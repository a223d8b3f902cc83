package vrs.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DenyListWatchTest {
    @TempDir
    Path directory;

    private final KeyPair keys = TestDenyKeys.make();
    private final List<String> log = new ArrayList<>();
    private Path file;
    private DenyListWatch watch;

    @BeforeEach
    void make() {
        file = directory.resolve("deny.list");
        watch = new DenyListWatch(file, keys.getPublic(), log::add);
    }

    @Test
    void knownFromElsewhere_isInForceAtOnce_andBesideTheFile() throws IOException {
        watch.knowing(Set.of("elsewhere"));
        assertThat(watch.current().withdrawn("elsewhere")).isTrue();

        put(new DenyList(3, Set.of("film")));
        watch.look();

        assertThat(watch.current()).isEqualTo(new DenyList(3, Set.of("film", "elsewhere")));
    }

    @Test
    void missingFile_isAnEmptyList() {
        watch.look();

        assertThat(watch.current()).isEqualTo(DenyList.EMPTY);
        assertThat(log).isEmpty();
    }

    @Test
    void start_readsAtOnce_thenEachPeriod() throws IOException {
        put(new DenyList(1, Set.of("film")));
        try (ScriptedSchedule schedule = new ScriptedSchedule()) {
            watch.start(schedule);
            assertThat(watch.current().withdrawn("film")).isTrue();
            assertThat(schedule.periodMs).isEqualTo(DenyListWatch.PERIOD_MS).isLessThanOrEqualTo(500);

            put(new DenyList(2, Set.of("film", "other")));
            assertThat(watch.current().withdrawn("other"))
                    .as("before the next look")
                    .isFalse();
            schedule.task.run();

            assertThat(watch.current().withdrawn("other")).isTrue();
        }
    }

    @Test
    void fileThatIsGone_leavesTheLastGoodList() throws IOException {
        put(new DenyList(1, Set.of("film")));
        watch.look();
        Files.delete(file);

        watch.look();

        assertThat(watch.current().withdrawn("film")).isTrue();
    }

    @Test
    void damagedForgedOrUnreadableFile_leavesTheLastGoodList_andIsToldOnce() throws IOException {
        put(new DenyList(1, Set.of("film")));
        watch.look();
        byte[] good = Files.readAllBytes(file);
        byte[] notUtf8 = {(byte) 0xff, (byte) 0xfe};
        String forged = DenyListFormat.write(
                new DenyList(9, Set.of()), TestDenyKeys.make().getPrivate());

        for (byte[] bad : List.of(
                new byte[0],
                new String(good, StandardCharsets.UTF_8).replace("film\n", "").getBytes(StandardCharsets.UTF_8),
                forged.getBytes(StandardCharsets.UTF_8),
                notUtf8)) {
            log.clear();
            replace(bad);
            watch.look();
            watch.look();

            assertThat(watch.current()).isEqualTo(new DenyList(1, Set.of("film")));
            assertThat(log).hasSize(1);
            assertThat(log.getFirst()).matches("event=deny-list-(refused|unreadable) .*");
        }
    }

    @Test
    void goodFileAfterADamagedOne_counts() throws IOException {
        replace("half a file".getBytes(StandardCharsets.UTF_8));
        watch.look();

        put(new DenyList(1, Set.of("film")));
        watch.look();

        assertThat(watch.current().withdrawn("film")).isTrue();
    }

    @Test
    void olderList_isRefused_aSecondWithdrawalIsNotForgotten() throws IOException {
        put(new DenyList(2, Set.of("film", "other")));
        watch.look();

        put(new DenyList(1, Set.of("film")));
        watch.look();

        assertThat(watch.current().withdrawn("other")).isTrue();
        assertThat(log.getLast()).contains("reason=older version=1 current=2");
    }

    @Test
    void newerList_mayTakeAWithdrawalBack() throws IOException {
        put(new DenyList(2, Set.of("film")));
        watch.look();

        put(new DenyList(3, Set.of()));
        watch.look();

        assertThat(watch.current()).isEqualTo(new DenyList(3, Set.of()));
    }

    @Test
    void twoChangesWithinOnePeriod_theLastOneCounts() throws IOException {
        put(new DenyList(1, Set.of("a")));
        watch.look();

        put(new DenyList(2, Set.of("a", "b")));
        put(new DenyList(3, Set.of("a", "b", "c")));
        watch.look();

        assertThat(watch.current().version()).isEqualTo(3);
    }

    @Test
    void listOfTheSameLengthWithinOneTickOfTheFileSystem_isSeen() throws IOException {
        FileTime tick = FileTime.fromMillis(1_900_000_000_000L);
        put(new DenyList(1, Set.of("a-film")));
        Files.setLastModifiedTime(file, tick);
        watch.look();

        put(new DenyList(2, Set.of("b-film")));
        Files.setLastModifiedTime(file, tick);
        watch.look();

        assertThat(watch.current().withdrawn("b-film")).isTrue();
    }

    @Test
    void unchangedFile_isNotReadAgain() throws IOException {
        put(new DenyList(1, Set.of("film")));
        watch.look();
        DenyList first = watch.current();

        watch.look();

        assertThat(watch.current()).isSameAs(first);
        assertThat(log).hasSize(1);
    }

    private void put(DenyList list) throws IOException {
        replace(DenyListFormat.write(list, keys.getPrivate()).getBytes(StandardCharsets.UTF_8));
    }

    /** As the publisher does it: a file of its own, moved into place. */
    private void replace(byte[] content) throws IOException {
        Path fresh = Files.write(directory.resolve("fresh"), content);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Keeps what it was told to repeat, and runs nothing by itself. */
    private static final class ScriptedSchedule extends ScheduledThreadPoolExecutor
            implements ScheduledExecutorService {
        private Runnable task = () -> {};
        private long periodMs;

        ScriptedSchedule() {
            super(0);
        }

        @Override
        public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initial, long delay, TimeUnit unit) {
            task = command;
            periodMs = unit.toMillis(delay);
            return super.schedule(() -> {}, Long.MAX_VALUE, TimeUnit.DAYS);
        }

        @Override
        public void close() {
            shutdownNow();
        }
    }
}
