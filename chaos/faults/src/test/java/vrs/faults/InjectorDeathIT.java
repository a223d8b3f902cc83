package vrs.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vrs.faults.lease.Lease;
import vrs.faults.process.Cpu;
import vrs.faults.process.CpuHogMain;
import vrs.faults.process.HangInjector;
import vrs.faults.process.States;
import vrs.faults.proxy.ScriptedTarget;

/** The one who breaks is killed by SIGKILL; what it broke heals with its lease all the same. */
class InjectorDeathIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String CLASS_PATH = System.getProperty("java.class.path");
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin/java").toString();

    private final List<Process> started = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
        http.close();
    }

    @Test
    void proxy_healsAPathWhoseInjectorWasKilled() throws Exception {
        int path = freePort();
        int door = freePort();
        int management = freePort();
        Path credential = Files.writeString(folder.resolve("credential"), "0123456789abcdef\n");
        try (ScriptedTarget target = new ScriptedTarget()) {
            Path paths = Files.writeString(
                    folder.resolve("paths"),
                    "a b/drm http 127.0.0.1:" + path + " 127.0.0.1:"
                            + target.address().getPort() + "\n");
            Process proxy = java(
                    "-Dvrs.instance=faults-1",
                    "-Dvrs.port=" + door,
                    "-Dvrs.management.port=" + management,
                    "-Dvrs.faults.paths=" + paths,
                    "-Dvrs.faults.credential=" + credential,
                    FaultMain.class.getName(),
                    "proxy");
            assertThat(proxy.inputReader().readLine()).contains("event=started");
            assertThat(status(path, "/sound")).isEqualTo(200);
            assertThat(status(management, "/health/ready")).isEqualTo(200);

            Process injector = java(
                    FaultMain.class.getName(),
                    "inject",
                    "errors",
                    "b/drm",
                    "--for=3s",
                    "--door=" + door,
                    "--credential=" + credential,
                    "--stay");
            assertThat(injector.inputReader().readLine()).contains("\"type\":\"errors\"");
            assertThat(status(path, "/broken")).isEqualTo(503);
            injector.destroyForcibly().waitFor();
            assertThat(injector.exitValue()).isEqualTo(128 + 9);

            assertThat(status(path, "/still-broken")).isEqualTo(503);
            await().atMost(SOON).until(() -> status(path, "/healed") == 200);
            assertThat(metrics(management))
                    .contains("vrs_faults_healed_total{by=\"lease\",type=\"errors\"} 1.0")
                    .contains("vrs_faults_path_bytes_total{direction=\"forward\",source=\"a\",target=\"b/drm\"}");
        }
    }

    @Test
    void watcher_letsAProcessGoWhoseInjectorWasKilled() throws Exception {
        Process victim = new ProcessBuilder("/bin/sh", "-c", "exec sleep 600").start();
        started.add(victim);
        await().atMost(SOON).until(() -> States.goes(victim.pid()));

        Process injector = java(HangInjector.class.getName(), Long.toString(victim.pid()), "3s");
        assertThat(injector.inputReader().readLine()).startsWith("injected ");
        injector.destroyForcibly().waitFor();

        await().atMost(SOON).until(() -> States.isStopped(victim.pid()));
        await().atMost(SOON).until(() -> States.goes(victim.pid()));
    }

    @Test
    void hog_endsByItselfThoughNobodyWaitsForIt() throws Exception {
        List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", "\"$@\" & echo $!; wait", "starter"));
        words.addAll(CpuHogMain.command(JAVA, CLASS_PATH, new Cpu(1), Lease.parse("2s")));
        Process starter = new ProcessBuilder(words).start();
        started.add(starter);
        BufferedReader out = starter.inputReader();
        long hog = Long.parseLong(out.readLine());
        assertThat(out.readLine()).isEqualTo("burning");
        starter.destroyForcibly().waitFor();
        ProcessHandle handle = ProcessHandle.of(hog).orElseThrow();
        assertThat(handle.isAlive()).isTrue();

        await().atMost(SOON).until(() -> !handle.isAlive());
    }

    @Test
    void badStart_isOneLineThatNamesTheKey() throws Exception {
        Process proxy = java(
                "-Dvrs.instance=faults-1",
                "-Dvrs.port=1",
                "-Dvrs.management.port=2",
                "-Dvrs.faults.paths=" + folder.resolve("none"),
                "-Dvrs.faults.credential=" + folder.resolve("none"),
                FaultMain.class.getName(),
                "proxy");

        assertThat(proxy.errorReader().lines().collect(Collectors.joining("\n")))
                .startsWith("faults-1: vrs.faults.credential leads to a file that cannot be used")
                .hasLineCount(1);
        assertThat(proxy.waitFor()).isEqualTo(2);
    }

    private Process java(String... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of(JAVA, "-Xmx64m", "-XX:TieredStopAtLevel=1"));
        words.addAll(List.of("-cp", CLASS_PATH));
        words.addAll(List.of(arguments));
        Process process = new ProcessBuilder(words).start();
        started.add(process);
        return process;
    }

    private int status(int port, String path) throws IOException, InterruptedException {
        return http.send(request(port, path), HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private String metrics(int port) throws IOException, InterruptedException {
        return http.send(request(port, "/metrics"), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static HttpRequest request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(SOON)
                .build();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
