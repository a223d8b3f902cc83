package vrs.fallback.switches;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SwitchesWatchTest {
    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();
    private Path file;
    private SwitchesWatch watch;

    @BeforeEach
    void watch() {
        file = folder.resolve("control.state");
        watch = new SwitchesWatch(file, said::add);
    }

    private void put(String text) throws IOException {
        Path fresh = Files.writeString(folder.resolve("fresh"), text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        watch.look();
    }

    private static String version(int version, String dash) {
        return "vrs-control 1\nversion " + version + "\ndegrade.dash " + dash + "\n";
    }

    @Test
    void noFile_isAtRest_andNothingIsSaid() {
        watch.look();

        assertThat(watch.current()).isEqualTo(Switches.AT_REST);
        assertThat(said).isEmpty();
    }

    @Test
    void change_isInForceAtTheNextLook_andTold() throws IOException {
        put(version(1, "on"));
        assertThat(watch.current().isDashDegraded()).isTrue();

        put(version(2, "auto"));
        assertThat(watch.current().isDashDegraded()).isFalse();
        assertThat(said).hasSize(2).allMatch(line -> line.startsWith("event=control-changed version="));
    }

    @Test
    void badDocument_leavesTheLastGoodOneInForce() throws IOException {
        put(version(3, "on"));
        put("vrs-control 9\nversion 4\ndegrade.dash auto\n");

        assertThat(watch.current().isDashDegraded()).isTrue();
        assertThat(said).hasSize(2).last().asString().startsWith("event=control-refused");
    }

    @Test
    void olderDocument_isRefused() throws IOException {
        put(version(3, "on"));
        put(version(2, "auto"));

        assertThat(watch.current().version()).isEqualTo(3);
        assertThat(said).last().asString().contains("version 2 is older than 3");
    }

    @Test
    void deletedFile_leavesTheLastGoodOneInForce() throws IOException {
        put(version(3, "on"));
        Files.delete(file);
        watch.look();

        assertThat(watch.current().isDashDegraded()).isTrue();
    }

    @Test
    void hugeFile_isRefusedUnread() throws IOException {
        put(version(1, "on") + "#".repeat(300_000));

        assertThat(watch.current()).isEqualTo(Switches.AT_REST);
        assertThat(said).singleElement().asString().contains("larger than");
    }

    @Test
    void unreadableFile_isToldOnce() throws IOException {
        Files.createDirectory(file);
        Files.createFile(file.resolve("x"));

        watch.look();
        watch.look();

        assertThat(said).singleElement().asString().startsWith("event=control-unreadable");
        assertThat(watch.current()).isEqualTo(Switches.AT_REST);
    }

    @Test
    void unchangedFile_isSaidNothingOf() throws IOException {
        put(version(1, "on"));
        watch.look();
        watch.look();

        assertThat(said).hasSize(1);
    }
}
