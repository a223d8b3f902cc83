package vrs.local.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vrs.local.home.PrivateFile;

class LeftOversTest {
    private final Children children = new Children();

    @TempDir
    private Path folder;

    private ProcessRecords records;

    @BeforeEach
    void makeRecords() {
        records = new ProcessRecords(folder);
    }

    @AfterEach
    void endChildren() {
        children.close();
    }

    @Test
    void end_endsExactlyWhatWasWrittenDown() throws IOException, InterruptedException {
        Process ours = children.sleeper();
        Process stranger = children.sleeper();
        records.add("ours", ours.pid());

        int ended = leftOvers().end();

        assertThat(ended).isEqualTo(1);
        assertThat(ours.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(stranger.isAlive()).isTrue();
        assertThat(records.all()).isEmpty();
    }

    @Test
    void end_sparesAProcessThatHasThePidOfAnEarlierOne() throws IOException {
        Process stranger = children.sleeper();
        PrivateFile.write(
                folder.resolve("ours.json"),
                "{\"name\":\"ours\",\"pid\":" + stranger.pid() + ",\"mark\":\"an earlier boot:1\"}");

        int ended = leftOvers().end();

        assertThat(ended).isZero();
        assertThat(stranger.isAlive()).isTrue();
        assertThat(records.all()).as("forgotten all the same").isEmpty();
    }

    @Test
    void end_killsWhatDoesNotListen() throws IOException, InterruptedException {
        Path deaf = folder.resolve("deaf");
        Process stubborn = children.start("trap '' TERM; touch '" + deaf + "'; while true; do sleep 0.1; done");
        Awaitility.await().until(() -> Files.exists(deaf));
        records.add("stubborn", stubborn.pid());

        int ended = new LeftOvers(records, Duration.ofMillis(300)).end();

        assertThat(ended).isEqualTo(1);
        assertThat(stubborn.waitFor(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void end_ofNothing_isNone() throws IOException {
        assertThat(new LeftOvers(new ProcessRecords(folder.resolve("nowhere")), Duration.ofSeconds(1)).end())
                .isZero();
    }

    @Test
    void damagedRecord_isPassedOver() throws IOException {
        Files.writeString(folder.resolve("broken.json"), "{\"name\":");
        records.add("ours", children.sleeper().pid());

        assertThat(records.alive()).extracting(ProcessRecord::name).containsExactly("ours");
    }

    private LeftOvers leftOvers() {
        return new LeftOvers(records, Duration.ofSeconds(5));
    }
}
