package vrs.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.h2.api.ErrorCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlStoreProcessTest {
    private static final String NAME = "r1-az1-sql-1";
    private static final Duration START = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endAll() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void process_answersHealthAndMetrics_andKeepsWhatWasWritten() throws Exception {
        int port = freePort();
        int management = freePort();
        Process first = startAndWait(port, management);
        try (Connection connection = connect(port, "vrs", "");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept (n INTEGER PRIMARY KEY)");
            statement.execute("INSERT INTO kept VALUES (7)");
        }

        assertThat(get(management, "/health/ready")).isEqualTo("{\"status\":\"UP\"}");
        assertThat(get(management, "/metrics")).contains("vrs_sql_file_bytes");
        assertThat(folder.resolve("data/" + NAME + "/vrs.mv.db")).exists();

        first.destroy();
        assertThat(first.waitFor(10, TimeUnit.SECONDS)).isTrue();
        startAndWait(port, management);

        try (Connection connection = connect(port, "vrs", "");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT n FROM kept")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isEqualTo(7);
        }
    }

    @Test
    void killedProcess_keepsWhatIsOlderThanItsDelay() throws Exception {
        int port = freePort();
        Process first = startAndWait(port, freePort());
        Path file = folder.resolve("data/" + NAME + "/vrs.mv.db");
        try (Connection connection = connect(port, "vrs", "");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept (n INTEGER PRIMARY KEY, text VARCHAR(1000000))");
            Awaitility.await().until(() -> isQuiet(file));
            long before = Files.getLastModifiedTime(file).toMillis();
            statement.execute("INSERT INTO kept VALUES (7, REPEAT('x', 100000))");
            Awaitility.await().until(() -> Files.getLastModifiedTime(file).toMillis() > before);
            Awaitility.await().until(() -> isQuiet(file));
        }

        first.destroyForcibly().waitFor();
        startAndWait(port, freePort());

        try (Connection connection = connect(port, "vrs", "");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT n FROM kept")) {
            assertThat(row.next()).isTrue();
        }
    }

    @Test
    void user_mayNotRunCodeInTheProcess_norMakeOtherDatabases() throws Exception {
        int port = freePort();
        startAndWait(port, freePort());

        try (Connection connection = connect(port, "vrs", "");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (n INTEGER)");
            for (String sql : List.of(
                    "CREATE ALIAS evil AS 'String evil() { return \"\"; }'",
                    "CREATE TRIGGER evil BEFORE INSERT ON t AS 'org.h2.api.Trigger create() { return null; }'",
                    "CALL FILE_READ('/etc/hostname')",
                    "CREATE USER other PASSWORD ''",
                    "SHUTDOWN")) {
                assertThatThrownBy(() -> statement.execute(sql))
                        .as(sql)
                        .isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getErrorCode())
                                .isEqualTo(ErrorCode.ADMIN_RIGHTS_REQUIRED));
            }
        }
        assertThatThrownBy(() -> connect(port, "keeper", "")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> DriverManager.getConnection("jdbc:h2:tcp://127.0.0.1:" + port + "/other", "a", ""))
                .isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> DriverManager.getConnection("jdbc:h2:tcp://127.0.0.1:" + port + "/mem:x", "a", ""))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void ports_areOfLoopbackOnly() throws Exception {
        int port = freePort();
        startAndWait(port, freePort());
        Optional<InetAddress> outside = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .findFirst();

        try (Socket socket = new Socket("127.0.0.1", port)) {
            assertThat(socket.isConnected()).isTrue();
        }
        // A machine without a network has nothing more to show.
        outside.ifPresent(address ->
                assertThatThrownBy(() -> new Socket(address, port).close()).isInstanceOf(IOException.class));
    }

    @Test
    void secondProcess_onTheSameFolderIsRefusedInOneLine() throws Exception {
        startAndWait(freePort(), freePort());

        Process second = start("second", freePort(), freePort());

        assertThat(second.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isEqualTo(2);
        assertThat(log("second"))
                .isEqualTo(NAME + ": " + folder.resolve("data/" + NAME + "/vrs")
                        + " is open in another process: end that one\n");
    }

    @Test
    void badSetting_isOneLineAndExit2() throws Exception {
        Process process = start("log", 99_999, 1);

        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(log("log")).isEqualTo(NAME + ": vrs.port is 99999, not within 1 to 65535\n");
    }

    private Process startAndWait(int port, int management) throws IOException {
        Process process = start("log", port, management);
        Awaitility.await().atMost(START).until(() -> log("log").contains("event=ready"));
        return process;
    }

    private Process start(String log, int port, int management) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "-Dslf4j.internal.verbosity=ERROR",
                        "-Dvrs.instance=" + NAME,
                        "-Dvrs.home=" + folder,
                        "-Dvrs.port=" + port,
                        "-Dvrs.management.port=" + management,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "vrs.local.SqlStoreProcess")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(log).toFile())
                .start();
        started.add(process);
        return process;
    }

    private String log(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private static boolean isQuiet(Path file) throws IOException {
        return System.currentTimeMillis() - Files.getLastModifiedTime(file).toMillis() > 400;
    }

    private static Connection connect(int port, String user, String password) throws SQLException {
        return DriverManager.getConnection("jdbc:h2:tcp://127.0.0.1:" + port + "/vrs", user, password);
    }

    private static String get(int port, String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
