package vrs.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vrs.local.plan.ClusterPlan;
import vrs.local.plan.Ports;

class JvmCommandTest {
    @TempDir
    private Path folder;

    private Fixture fixture;

    @BeforeEach
    void build() throws IOException {
        fixture = new Fixture(folder)
                .built(
                        "dash-service/target/vrs-dash-service-0.1.0-runner.jar",
                        "routing/gateway/target/vrs-gateway-0.1.0.jar",
                        "routing/gateway/target/lib/a.jar",
                        "routing/dns/target/vrs-dns-0.1.0.jar",
                        "routing/dns/target/lib/a.jar",
                        "edge/target/vrs-edge-0.1.0.jar",
                        "edge/target/lib/a.jar",
                        "client/web/target/vrs-player-0.1.0.jar",
                        "client/web/target/lib/a.jar",
                        "client/web/dist/index.html",
                        "catalog/publisher/target/vrs-publisher-0.1.0.jar",
                        "catalog/publisher/target/lib/a.jar",
                        "chaos/loadtest/target/vrs-loadtest-0.1.0.jar",
                        "chaos/loadtest/target/lib/a.jar");
    }

    @Test
    void service_isToldWhoItIs() throws IOException {
        List<String> words = of("r1-az2-dash-main-1", Map.of());

        Path home = folder.resolve("a home");
        assertThat(words)
                .startsWith("/jdk/bin/java", "-Xmx128m")
                .contains(
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Djava.net.preferIPv4Stack=true",
                        "-Djdk.net.hosts.file=" + home.resolve("run/hosts"),
                        "-Dvrs.home=" + home,
                        "-Dvrs.az=r1-az2",
                        "-Dvrs.unit=main",
                        "-Dvrs.instance=r1-az2-dash-main-1",
                        "-Dvrs.port=17210",
                        "-Dvrs.management.port=17710",
                        "-Dvrs.topology=" + home.resolve("run/topology/r1-az2.topology"))
                .endsWith(
                        "-jar",
                        home.resolve("app/b1/vrs-dash-service/vrs-dash-service-0.1.0-runner.jar")
                                .toString());
    }

    @Test
    void gateway_isToldItsInternalPort() throws IOException {
        assertThat(of("r2-az1-gateway-1", Map.of()))
                .contains("-Dvrs.port=17300", "-Dvrs.internal.port=17301", "-Dvrs.management.port=17800");
    }

    @Test
    void responder_isAnotherMainOfTheEntryNames() throws IOException {
        String jar = folder.resolve("a home/app/b1/vrs-dns/vrs-dns-0.1.0.jar").toString();

        assertThat(of("entry-1", Map.of())).endsWith("-jar", jar);
        assertThat(of("dns-1", Map.of("VRS_JAVA_OPTS_DNS", "-Dvrs.dns.ttlS=5")))
                .contains("-Dvrs.port=17053", "-Dvrs.management.port=17553", "-Dvrs.az=-", "-Dvrs.dns.ttlS=5")
                .endsWith("-cp", jar, "vrs.dns.DnsMain");
    }

    @Test
    void edge_seesAllAndServesTheMedia() throws IOException {
        assertThat(of("edge-cdn-b", Map.of()))
                .contains(
                        "-Dvrs.az=-",
                        "-Dvrs.media.root=" + folder.resolve("check out/media/assets"),
                        "-Dvrs.topology=" + folder.resolve("a home/run/topology/all.topology"));
    }

    @Test
    void player_servesItsCopyOfThePage() throws IOException {
        assertThat(of("player-1", Map.of()))
                .contains(
                        "-Dvrs.web.root=" + folder.resolve("a home/app/b1/page"),
                        "-Dvrs.openapi=" + folder.resolve("check out/docs/openapi.json"));
    }

    @Test
    void store_isAClassOfTheLauncher() throws IOException {
        assertThat(of("r1-az1-document-1", Map.of())).endsWith("vrs.local.DocumentStoreProcess");
        assertThat(of("r1-az1-sql-1", Map.of()))
                .contains("-Dvrs.port=17161", "-Dvrs.management.port=17661")
                .endsWith("vrs.local.SqlStoreProcess");
    }

    @Test
    void redis_isTheProgramOfTheMachineAndKeepsNothing() throws IOException {
        Path program =
                Files.createFile(Files.createDirectories(folder.resolve("bin")).resolve("redis-server"));
        assertThat(program.toFile().setExecutable(true)).isTrue();

        assertThat(of("r1-az2-redis-1", Map.of("PATH", "/nowhere:" + folder.resolve("bin"))))
                .startsWith(program.toString(), "--port", "17250", "--bind", "127.0.0.1")
                .containsSubsequence("--save", "", "--appendonly", "no");
    }

    @Test
    void redis_thatIsMissing_isOneLineThatSaysWhatToInstall() throws IOException {
        assertThat(RedisCommand.missing(fixture.config("b1", Map.of("PATH", folder.toString()))))
                .contains("VRS needs redis-server: install it (Debian: apt install redis-server;"
                        + " macOS: brew install redis)");
    }

    @Test
    void extraFlags_goToTheirRoleOnly() throws IOException {
        Map<String, String> environment = Map.of("VRS_JAVA_OPTS_DASH", " -Dvrs.dash.addressTtlMs=20000  -Dx=y ");

        assertThat(of("r1-az1-dash-low-1", environment)).contains("-Dvrs.dash.addressTtlMs=20000", "-Dx=y");
        assertThat(of("r1-az1-gateway-1", environment)).doesNotContain("-Dx=y");
    }

    @Test
    void publisher_getsTheWordsOfTheCommand() throws IOException {
        LauncherConfig config = fixture.config("b1", Map.of());

        assertThat(new JvmCommand(config, new Artefacts(config), (process, program) -> List.of())
                        .publisher(List.of("publish", "a file.json", "--json")))
                .contains("-Dvrs.topology=" + folder.resolve("a home/run/topology/all.topology"))
                .endsWith("publish", "a file.json", "--json");
    }

    @Test
    void loadGenerator_getsTargetsAndTheWordsOfTheCommand() throws IOException {
        LauncherConfig config = fixture.config("b1", Map.of());

        assertThat(new JvmCommand(config, new Artefacts(config), (process, program) -> List.of())
                        .load(List.of("-Dvrs.load.targets=http://127.0.0.1:17100"), List.of("--rate", "5")))
                .containsSubsequence(
                        "-Dvrs.load.targets=http://127.0.0.1:17100",
                        "-jar",
                        folder.resolve("a home/app/b1/vrs-loadtest/vrs-loadtest-0.1.0.jar")
                                .toString(),
                        "--rate",
                        "5");
    }

    private List<String> of(String name, Map<String, String> environment) throws IOException {
        LauncherConfig config = fixture.config("b1", environment);
        return new JvmCommand(config, new Artefacts(config), (process, program) -> List.of())
                .of(ClusterPlan.small(3, new Ports(17_000)).processes().stream()
                        .filter(process -> process.name().equals(name))
                        .findFirst()
                        .orElseThrow());
    }
}
