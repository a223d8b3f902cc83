package vrs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A VRS_HOME that is not ours to use is refused by every command, and stays as it is. */
@Order(91)
class StrangeHomeIT {
    private static final String MARK = "vrs.home";

    @TempDir
    private Path folder;

    private FreshCheckout fresh;

    @BeforeEach
    void take() throws IOException {
        fresh = FreshCheckout.make(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "down", "status", "token", "logs"})
    void file_isNoHome(String command) throws IOException {
        Files.writeString(fresh.home(), "mine");

        refused(List.of(), fresh.home(), command, "is not a directory: move it away or choose another VRS_HOME");
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "down", "status", "token", "logs"})
    void directoryWithOtherThings_isNoHome(String command) throws IOException {
        Files.createDirectories(fresh.home().resolve("letters"));

        refused(List.of(), fresh.home(), command, "is not empty and not a home of VRS: choose another VRS_HOME");
    }

    @Test
    void homeOfSomebodyElse_isNamedWithItsOwner() throws IOException {
        // Only root can be somebody else; everybody else finds that the system's directories belong to root.
        Path home = OrdinaryUser.isRoot() ? home("rwxr-xr-x") : Path.of("/usr");
        OrdinaryUser user = OrdinaryUser.of(folder);

        refused(
                user.prefix(),
                home,
                "up",
                "belongs to " + Files.getOwner(home).getName() + ", and you are " + user.name()
                        + ": run ./vrs as its owner or choose another VRS_HOME");
    }

    @Test
    void homeThatIsClosed_isNamed() throws IOException {
        Path home = home("r-x------");
        OrdinaryUser user = OrdinaryUser.of(folder);
        if (OrdinaryUser.isRoot()) {
            OrdinaryUser.give(home);
        }

        refused(user.prefix(), home, "up", "cannot be written: chmod u+rwx it or choose another VRS_HOME");
    }

    private Path home(String rights) throws IOException {
        Files.createDirectories(fresh.home());
        Files.writeString(fresh.home().resolve(MARK), "");
        return Files.setPosixFilePermissions(fresh.home(), PosixFilePermissions.fromString(rights));
    }

    private void refused(List<String> prefix, Path home, String command, String why) throws IOException {
        Map<String, String> variables = Map.of(
                "VRS_HOME", home.toString(), "JAVA_HOME", fresh.jdk("25.0.1").toString());
        Map<String, String> before = Traces.of(folder);

        Commands.Result result = fresh.vrs(prefix, variables, command);

        assertThat(result.err()).isEqualTo("VRS_HOME " + home + " " + why + "\n");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(Traces.of(folder)).isEqualTo(before);
    }
}
