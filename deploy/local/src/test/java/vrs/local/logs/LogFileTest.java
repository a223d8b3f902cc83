package vrs.local.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    @TempDir
    private Path folder;

    private LogFile log;

    @BeforeEach
    void nameLog() {
        log = new LogFile(folder.resolve("x.log"));
    }

    @Test
    void rotate_keepsTheLastOneOnly() throws IOException {
        log.rotate();
        Files.writeString(log.path(), "first\n");
        log.rotate();
        Files.writeString(log.path(), "second\n");
        log.rotate();

        assertThat(log.previous()).hasContent("second\n");
        assertThat(log.path()).doesNotExist();
    }

    @Test
    void bound_cutsWhileTheWriterGoesOn() throws IOException {
        try (OutputStream writer =
                Files.newOutputStream(log.path(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            writer.write("0123456789\n".getBytes());
            log.bound(10);
            writer.write("next\n".getBytes());
            log.bound(10);
        }

        assertThat(log.previous()).hasContent("0123456789\n");
        assertThat(log.path()).hasContent("next\n");
    }

    @Test
    void tail_readsWholeLinesOnce() throws IOException {
        LogTail tail = LogTail.fromStart(log.path());
        assertThat(tail.next()).isEmpty();

        Files.writeString(log.path(), "one\ntwo\nthr");
        assertThat(tail.next()).containsExactly("one", "two");
        assertThat(tail.next()).isEmpty();

        Files.writeString(log.path(), "ee\n", StandardOpenOption.APPEND);
        assertThat(tail.next()).containsExactly("three");
    }

    @Test
    void tail_followsAcrossRotationAndCut() throws IOException {
        LogTail tail = LogTail.fromStart(log.path());
        Files.writeString(log.path(), "a long first line\n");
        tail.next();

        log.rotate();
        Files.writeString(log.path(), "after rotation, and longer than before\n");
        assertThat(tail.next()).containsExactly("after rotation, and longer than before");

        log.bound(1);
        Files.writeString(log.path(), "after cut\n", StandardOpenOption.APPEND);
        assertThat(tail.next()).containsExactly("after cut");
    }

    @Test
    void last_isTheEnd() throws IOException {
        Files.writeString(log.path(), "1\n2\n3\n");

        assertThat(LogTail.last(log.path(), 2)).containsExactly("2", "3");
        assertThat(LogTail.last(log.path(), 9)).hasSize(3);
        assertThat(LogTail.last(folder.resolve("none.log"), 9)).isEmpty();
    }

    @Test
    void merged_isOneOrderByTime() {
        Map<String, List<String>> lines = new LinkedHashMap<>();
        lines.put("drm-1", List.of("ts=2026-01-01T00:00:01.000Z a", "\tat its trace", "ts=2026-01-01T00:00:03.000Z c"));
        lines.put("x", List.of("ts=2026-01-01T00:00:02.000Z b"));

        assertThat(MergedLines.of(lines))
                .containsExactly(
                        "drm-1 | ts=2026-01-01T00:00:01.000Z a",
                        "drm-1 | \tat its trace",
                        "x     | ts=2026-01-01T00:00:02.000Z b",
                        "drm-1 | ts=2026-01-01T00:00:03.000Z c");
    }
}
