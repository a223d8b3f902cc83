package vrs.catalog;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.awaitility.Awaitility;
import org.h2.Driver;
import vrs.catalog.sql.SqlConfig;

/** H2 in server mode. */
final class TestH2Server extends TestSqlServer {
    private final Path data;
    private final int port;
    private Process process;

    private TestH2Server(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    static TestH2Server start(Path data) throws IOException {
        TestH2Server server = new TestH2Server(data, freePort());
        server.begin();
        return server;
    }

    private void begin() throws IOException {
        process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "-cp",
                        jar(),
                        "org.h2.tools.Server",
                        "-tcp",
                        "-tcpPort",
                        Integer.toString(port),
                        "-ifNotExists",
                        "-baseDir",
                        data.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        data.resolve("server.log").toFile()))
                .start();
        Awaitility.await().ignoreExceptions().until(() -> query("SELECT 1").size() == 1);
    }

    @Override
    SqlConfig config() {
        return SqlConfig.h2("127.0.0.1", port);
    }

    @Override
    String adminUrl() {
        return "jdbc:h2:tcp://127.0.0.1:" + port + "/vrs;USER=vrs;PASSWORD=";
    }

    @Override
    long pid() {
        return process.pid();
    }

    /** By a restart: it writes down what it has, and comes back with it. */
    @Override
    void dropConnections() throws IOException, SQLException, InterruptedException {
        process.destroy();
        process.waitFor();
        begin();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String jar() {
        try {
            return Path.of(Driver.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
