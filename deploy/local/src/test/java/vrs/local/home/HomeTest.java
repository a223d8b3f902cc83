package vrs.local.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @TempDir
    private Path folder;

    @Test
    void prepare_makesAHomeForItsOwnerAlone() throws IOException {
        Home home = new Home(folder.resolve("deep/a home with spaces"));

        home.prepare();

        assertThat(mode(home.root())).isEqualTo("rwx------");
        assertThat(home.keys()).isDirectory();
        assertThat(home.processes()).isDirectory();
    }

    @Test
    void prepare_closesAnEmptyDirectory() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

        new Home(folder).prepare();

        assertThat(mode(folder)).isEqualTo("rwx------");
    }

    @Test
    void prepare_leavesADirectoryOfSomebodyElseAlone() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(folder.resolve("letter.txt"), "private");

        assertThatThrownBy(() -> new Home(folder).prepare())
                .isInstanceOf(HomeRefused.class)
                .hasMessageContaining(folder.toString());
        assertThat(mode(folder)).isEqualTo("rwxr-xr-x");
        assertThat(folder.resolve("keys")).doesNotExist();
    }

    @Test
    void catalogueOfAnEarlierVersion_isRefusedInOneLineThatHelps() throws IOException {
        Home home = new Home(folder.resolve("home"));
        home.prepare();
        assertThatCode(home::refuseEarlierCatalogue).doesNotThrowAnyException();
        Files.createDirectories(home.data().resolve("r1-az1/publisher"));
        assertThatCode(home::refuseEarlierCatalogue).doesNotThrowAnyException();

        Files.createDirectories(home.data().resolve("publisher"));
        Files.writeString(home.data().resolve("publisher/last-revision"), "1.7");

        assertThatThrownBy(home::refuseEarlierCatalogue)
                .isInstanceOf(HomeRefused.class)
                .hasMessageContaining(home.data() + " is of an earlier version")
                .hasMessageContaining("move that directory away")
                .message()
                .hasLineCount(1);
    }

    @Test
    void privateFile_isForItsOwnerAloneAndReplacedWhole() throws IOException {
        Path file = folder.resolve("secret");
        PrivateFile.write(file, "a longer first text\n");

        PrivateFile.write(file, "second\n");

        assertThat(file).hasContent("second\n");
        assertThat(mode(file)).isEqualTo("rw-------");
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void alone_freesTheLockAfterwards() throws IOException {
        Home home = new Home(folder);
        int[] runs = new int[1];

        home.alone("keys", () -> runs[0]++);
        home.alone("keys", () -> runs[0]++);

        assertThat(runs[0]).isEqualTo(2);
    }

    @Test
    void launcherLock_isFreeAgainWhenItsHolderEnds() throws IOException {
        Home home = new Home(folder);
        HomeLock first = HomeLock.ofLauncher(home).orElseThrow();

        first.close();

        try (HomeLock second = HomeLock.ofLauncher(home).orElseThrow()) {
            assertThat(second).isNotSameAs(first);
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
