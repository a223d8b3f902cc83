package vrs.prove;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import vrs.prove.evidence.Line;
import vrs.prove.proof.Proof;
import vrs.prove.proof.Workbench;

/** The command over a real repository, with a scripted proof. */
class ProveCommandTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

    @TempDir
    Path root;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<String> measured = new ArrayList<>();
    private List<String> rooms = List.of("room");
    private boolean breaksOff;
    private boolean holds = true;

    @BeforeEach
    void sources() throws Exception {
        git("init", "-q");
        Files.createDirectories(root.resolve("room/src/test"));
        change("room/a", "1");
        commit();
    }

    @Test
    void status_isMissing_thenFresh_thenOlderThanAChange() throws Exception {
        assertThat(prove("--status")).isEqualTo(1);
        assertThat(said()).startsWith("scripted   missing");

        assertThat(prove()).isZero();
        assertThat(said()).contains("holds  it is 2: 2 (two)");
        assertThat(prove("--status")).isZero();
        assertThat(said()).contains("fresh", "2026-01-02", "1 of 1 lines hold");

        change("elsewhere", "1");
        change("room/src/test/T", "1");
        commit();
        assertThat(prove("--status"))
                .as("neither other rooms nor tests are spoken of")
                .isZero();

        change("room/a", "2");
        assertThat(prove("--status")).isEqualTo(1);
        assertThat(said()).contains("older").contains("room/a");
        commit();
        assertThat(prove("--status")).isEqualTo(1);
        assertThat(said()).contains("older").contains("a change");
    }

    @Test
    void whatIsFresh_isNotProvedAgain_unlessItIsNamed() throws Exception {
        prove();
        assertThat(prove()).isZero();
        assertThat(measured).containsExactly("one", "two");

        prove("scripted");
        assertThat(measured).containsExactly("one", "two", "one", "two");
    }

    @Test
    void aProofThatWasBrokenOff_goesOnAfterItsLastPart() throws Exception {
        breaksOff = true;
        assertThat(prove()).isEqualTo(1);
        breaksOff = false;
        assertThat(prove()).isZero();

        assertThat(measured).containsExactly("one", "two", "two");
    }

    @Test
    void partsOfOtherSources_areNotTaken() throws Exception {
        breaksOff = true;
        prove();
        breaksOff = false;
        change("room/a", "2");
        commit();
        prove();

        assertThat(measured).containsExactly("one", "two", "one", "two");
    }

    @Test
    void partsFromBeforeACommitOfOtherThings_areTaken() throws Exception {
        breaksOff = true;
        prove();
        breaksOff = false;
        change("elsewhere", "1");
        commit();
        prove();

        assertThat(measured).containsExactly("one", "two", "two");
    }

    @Test
    void evidenceOfACommitThatIsNotInThisHistory_isFreshWhileItsSourcesAreTheSame() throws Exception {
        prove();
        replaceInEvidence("\"commit\" : \"[0-9a-f]{40}\"", "\"commit\" : \"" + "0".repeat(40) + "\"");
        assertThat(prove("--status")).as(said()).isZero();

        change("room/a", "2");
        commit();
        assertOlder("is not in this history");
    }

    @Test
    void evidenceThatDoesNotTellItsSources_goesByItsCommit() throws Exception {
        prove();
        replaceInEvidence("\\s*\"sources\" : \"[0-9a-f]{64}\",", "");
        assertThat(prove("--status")).as(said()).isZero();

        change("room/a", "2");
        commit();
        assertOlder("a change");
    }

    @Test
    void aProofThatSpeaksOfOneMoreRoom_isOlder() throws Exception {
        Files.createDirectories(root.resolve("garden"));
        change("garden/a", "1");
        commit();
        prove();

        rooms = List.of("room", "garden");
        assertOlder("what the proof speaks of");
    }

    @Test
    void onePart_isMeasuredByItself_andNotAgainByTheWholeProof() throws Exception {
        assertThat(prove("scripted", "--part", "two")).isZero();
        assertThat(said()).containsPattern("two \\{\"n\":1,\"stolenPercent\":[0-9.]+,\"times\":[123]}");
        assertThat(root.resolve("docs/evidence/scripted.json")).doesNotExist();
        assertThat(prove()).isZero();
        assertThat(measured).containsExactly("two", "one");

        assertThat(prove("scripted", "--part", "three")).isEqualTo(2);
    }

    @Test
    void onePart_ofUncommittedSources_doesNotCount() throws Exception {
        change("room/b", "1");
        assertThat(prove("scripted", "--part", "two")).isZero();
        commit();
        prove();

        assertThat(measured).containsExactly("two", "one", "two");
    }

    @Test
    void uncommittedSources_areNotProved() throws Exception {
        change("room/b", "1");

        assertThat(prove()).isEqualTo(1);
        assertThat(measured).isEmpty();
    }

    @Test
    void aLineThatIsNotTrue_isKeptAndEndsWithOne() throws Exception {
        holds = false;

        assertThat(prove()).isEqualTo(1);
        assertThat(said()).contains("FAILS  it is 2");
        assertThat(root.resolve("docs/evidence/scripted.json")).content().contains("\"held\" : false");
        assertThat(prove("--status")).isEqualTo(1);
        assertThat(said()).contains("not-held");
    }

    @Test
    void anUnknownName_isWrongUse() throws Exception {
        assertThat(prove("nothing")).isEqualTo(2);
    }

    private final class Scripted implements Proof {
        @Override
        public String name() {
            return "scripted";
        }

        @Override
        public String question() {
            return "Is it two?";
        }

        @Override
        public List<String> speaksOf() {
            return rooms;
        }

        @Override
        public List<Part> parts() {
            return List.of(new Part("one", this::one), new Part("two", this::two));
        }

        private JsonNode one(Workbench bench) {
            measured.add("one");
            return bench.json().createObjectNode().put("n", 1);
        }

        private JsonNode two(Workbench bench) throws IOException {
            measured.add("two");
            if (breaksOff) {
                throw new IOException("broken off");
            }
            return bench.json().createObjectNode().put("n", 1);
        }

        @Override
        public List<Line> lines(List<JsonNode> parts) {
            int sum = parts.stream().mapToInt(part -> part.path("n").asInt()).sum();
            return List.of(new Line("it is 2", "two", Integer.toString(sum), holds && sum == 2));
        }
    }

    private int prove(String... arguments) {
        out.reset();
        ProveCommand command = new ProveCommand(
                List.of(new Scripted()), root, CLOCK, System::nanoTime, new PrintStream(out), new PrintStream(out));
        return new CommandLine(command)
                .setExecutionExceptionHandler((_, _, _) -> 1)
                .execute(arguments);
    }

    private String said() {
        return out.toString();
    }

    private void assertOlder(String why) {
        assertThat(prove("--status")).isEqualTo(1);
        assertThat(said()).contains("older").contains(why);
    }

    private void replaceInEvidence(String pattern, String replacement) throws IOException {
        Path file = root.resolve("docs/evidence/scripted.json");
        String before = Files.readString(file);
        String after = before.replaceAll(pattern, replacement);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(file, after);
    }

    private void change(String file, String text) throws IOException {
        Files.writeString(root.resolve(file), text);
    }

    private void commit() throws Exception {
        git("add", "-A");
        git("-c", "user.name=n", "-c", "user.email=e@localhost", "commit", "-q", "-m", "a change");
    }

    private void git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-C", root.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
    }
}
