package vrs.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first {@code ./vrs up} on a machine that lacks something: one line that says what, and nothing written. */
@Order(90)
class NewcomerIT {
    private static final String MAVEN = "echo 'Apache Maven 3.9.9 (8e8579a9e76f7d015ee5ec7bfcdc97d260186937)'";
    private static final String NODE = "echo v22.11.0";
    private static final String JDK_WANTED =
            "VRS needs a JDK 25 or newer, with its compiler: install Temurin 25 (https://adoptium.net), or set JAVA_HOME to one";

    @TempDir
    private Path folder;

    private FreshCheckout fresh;

    @BeforeEach
    void take() throws IOException {
        fresh = FreshCheckout.make(folder);
    }

    @Test
    void jdk_missing() throws IOException {
        refused(Map.of(), JDK_WANTED);
    }

    @Test
    void jdk_tooOld_isNamed() throws IOException {
        Path old = fresh.jdk("17.0.15");

        refused(Map.of("JAVA_HOME", old.toString()), JDK_WANTED + " (it is " + old + ")");
    }

    @Test
    void jdk_withoutCompiler_isNamed() throws IOException {
        Path jre = fresh.jdk("25.0.1");
        Files.delete(jre.resolve("bin/javac"));

        refused(Map.of("JAVA_HOME", jre.toString()), JDK_WANTED + " (it is " + jre + ")");
    }

    @Test
    void maven_missing() throws IOException {
        refused(
                jdk(),
                "VRS needs Maven 3.8 or newer to build: install it (Debian: apt install maven; macOS: brew install maven)");
    }

    @Test
    void maven_tooOld_isNamed() throws IOException {
        fresh.with("mvn", "echo 'Apache Maven 3.6.3'");

        refused(jdk(), "VRS needs Maven 3.8 or newer to build, found 3.6.3: install it (https://maven.apache.org)");
    }

    @Test
    void node_missing() throws IOException {
        fresh.with("mvn", MAVEN);

        refused(jdk(), "VRS needs Node 20 or newer with npm to build the player page: install it (https://nodejs.org)");
    }

    @Test
    void node_withoutNpm() throws IOException {
        fresh.with("mvn", MAVEN).with("node", NODE);

        refused(jdk(), "VRS needs Node 20 or newer with npm to build the player page: install it (https://nodejs.org)");
    }

    @Test
    void node_tooOld_isNamed() throws IOException {
        fresh.with("mvn", MAVEN).with("node", "echo v18.19.0").with("npm", "exit 1");

        refused(
                jdk(),
                "VRS needs Node 20 or newer to build the player page, found 18.19.0: install it (https://nodejs.org)");
    }

    @Test
    void network_missingInTheFirstBuild() throws IOException {
        String error = "[ERROR] Could not transfer artifact a:b:pom:1 from/to central: Unknown host";
        fresh.with("mvn", "case $* in *-v*) " + MAVEN + " ;; *) echo '" + error + "'; exit 1 ;; esac")
                .with("node", NODE)
                .with("npm", "exit 1");

        Commands.Result result = up(jdk());

        assertThat(result.err().lines())
                .containsExactly(
                        "building (first time about 2 minutes: libraries are downloaded, then everything is compiled)",
                        error,
                        "the network is needed for this build: try again when it is there"
                                + " (Maven reads proxies from ~/.m2/settings.xml)",
                        "the build failed; all of it is in " + fresh.root() + "/target/vrs.build.log");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(fresh.home()).doesNotExist();
        assertThat(Traces.of(fresh.root().resolve("target"))).containsOnlyKeys("", "vrs.build.log", "vrs.stamp.new");
    }

    @Test
    void checkout_ofSomebodyElse_whichHasToBeBuilt() throws IOException {
        fresh.with("mvn", MAVEN).with("node", NODE).with("npm", "exit 1");
        OrdinaryUser user = OrdinaryUser.of(fresh.root());
        Map<String, String> before = Traces.of(fresh.root());

        Commands.Result result = fresh.vrs(user.prefix(), variables(jdk()), "up", "--detach");

        assertThat(result.err())
                .isEqualTo(fresh.root() + "/target cannot be written, and there is something to build: open it to "
                        + user.name() + "\n");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(Traces.of(fresh.root())).isEqualTo(before);
    }

    private void refused(Map<String, String> variables, String line) throws IOException {
        Map<String, String> before = Traces.of(folder);

        Commands.Result result = up(variables);

        assertThat(result.err()).isEqualTo(line + "\n");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(Traces.of(folder)).isEqualTo(before);
    }

    private Commands.Result up(Map<String, String> variables) {
        return fresh.vrs(List.of(), variables(variables), "up", "--detach");
    }

    private Map<String, String> variables(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(more);
        all.put("VRS_HOME", fresh.home().toString());
        return all;
    }

    private Map<String, String> jdk() throws IOException {
        return Map.of("JAVA_HOME", fresh.jdk("25.0.1").toString());
    }
}
