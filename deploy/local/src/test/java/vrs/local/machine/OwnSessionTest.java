package vrs.local.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnSessionTest {
    @TempDir
    private Path folder;

    @Test
    void command_getsTheBestToolThereIs() throws IOException {
        List<String> command = List.of("java", "-jar", "x.jar");
        OwnSession session = new OwnSession("/nowhere:" + folder);
        assertThat(session.of(command)).isEqualTo(command);

        tool("nohup");
        assertThat(session.of(command)).startsWith(folder.resolve("nohup").toString(), "java");

        tool("setsid");
        assertThat(session.of(command)).containsExactly(folder.resolve("setsid").toString(), "java", "-jar", "x.jar");
    }

    private void tool(String name) throws IOException {
        Files.createFile(
                folder.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    }
}
