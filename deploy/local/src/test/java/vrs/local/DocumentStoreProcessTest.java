package vrs.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentStoreProcessTest {
    @TempDir
    private Path folder;

    @Test
    void process_listensAndKeepsItsFile_untilItIsTold() throws IOException, InterruptedException {
        int port = freePort();
        Process process = start("-Dvrs.home=" + folder, "-Dvrs.port=" + port, "-Dvrs.management.port=" + freePort());
        try {
            Awaitility.await().until(() -> log().contains("event=ready"));
            try (Socket socket = new Socket("127.0.0.1", port)) {
                assertThat(socket.isConnected()).isTrue();
            }
            assertThat(log()).contains("standsInFor=MongoDB").doesNotContain("SLF4J");
            assertThat(folder.resolve("data/r1-az1-document-1/documents.mv")).exists();

            process.destroy();

            assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void badSetting_isOneLineAndExit2() throws IOException, InterruptedException {
        Process process = start("-Dvrs.home=" + folder, "-Dvrs.port=99999", "-Dvrs.management.port=1");

        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(log()).isEqualTo("r1-az1-document-1: vrs.port is 99999, not within 1 to 65535\n");
    }

    private Process start(String... properties) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dslf4j.internal.verbosity=ERROR",
                "-Dvrs.instance=r1-az1-document-1"));
        command.addAll(List.of(properties));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "vrs.local.DocumentStoreProcess"));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
