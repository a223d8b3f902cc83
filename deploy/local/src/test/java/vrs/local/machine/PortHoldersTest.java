package vrs.local.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortHoldersTest {
    private final PortHolders holders = new PortHolders(new SocketOwner(Path.of("/proc")));

    @Test
    void takenPort_isNamedWithItsHolder() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            List<String> lines = holders.taken(List.of(socket.getLocalPort()));

            assertThat(lines)
                    .singleElement()
                    .asString()
                    .startsWith("port " + socket.getLocalPort() + " is taken by pid "
                            + ProcessHandle.current().pid() + " (");
        }
    }

    @Test
    void portOfAnotherCluster_isNamedByItsProcess() throws IOException {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dvrs.instance=r1-az1-drm-1",
                        "-m",
                        "jdk.httpserver/sun.net.httpserver.simpleserver.Main",
                        "-p",
                        "0")
                .redirectErrorStream(true)
                .start();
        try (var lines = other.inputReader()) {
            int port = lines.lines()
                    .filter(line -> line.startsWith("URL http://127.0.0.1:"))
                    .mapToInt(line -> Integer.parseInt(line.replaceAll("^URL http://127.0.0.1:([0-9]+)/$", "$1")))
                    .findFirst()
                    .orElseThrow();

            assertThat(holders.taken(List.of(port)))
                    .containsExactly("port " + port + " is taken by pid " + other.pid()
                            + " (r1-az1-drm-1 of another VRS cluster)");
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void portOfAllAddresses_isTakenToo() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            assertThat(holders.taken(List.of(socket.getLocalPort())))
                    .singleElement()
                    .asString()
                    .contains("pid " + ProcessHandle.current().pid());
        }
    }

    @Test
    void freePort_isNotNamed() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = socket.getLocalPort();
        }

        assertThat(holders.taken(List.of(port))).isEmpty();
    }

    @Test
    void inodes_areThoseOfListeningSocketsOnThatPort() {
        List<String> table = List.of(
                "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode",
                "   0: 0100007F:4268 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4711 1 0",
                "   1: 0100007F:4268 0100007F:C000 01 00000000:00000000 00:00000000 00000000     0        0 4712 1 0",
                "   2: 0100007F:4269 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4713 1 0");

        assertThat(SocketOwner.inodes(table, 17_000)).containsExactly("socket:[4711]");
    }
}
