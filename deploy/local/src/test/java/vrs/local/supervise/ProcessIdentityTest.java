package vrs.local.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProcessIdentityTest {
    private final Children children = new Children();

    @AfterEach
    void endChildren() {
        children.close();
    }

    @Test
    void identity_isThatOfTheSameProcessOnly() throws IOException {
        long pid = children.sleeper().pid();

        ProcessIdentity identity = ProcessIdentity.of(pid).orElseThrow();

        assertThat(identity.isAlive()).isTrue();
        assertThat(identity.handle()).isPresent();
        assertThat(ProcessIdentity.of(pid)).contains(identity);
    }

    @Test
    void pidInUseAgain_isAnotherProcess() throws IOException {
        long pid = children.sleeper().pid();
        ProcessIdentity former = new ProcessIdentity(pid, "an earlier boot:12345");

        assertThat(former.isAlive()).isFalse();
        assertThat(former.handle()).isEmpty();
    }

    @Test
    void endedProcess_hasNoIdentity() throws IOException, InterruptedException {
        Process process = children.sleeper();
        ProcessIdentity identity = ProcessIdentity.of(process.pid()).orElseThrow();

        process.destroyForcibly().waitFor();

        assertThat(identity.isAlive()).isFalse();
    }

    @Test
    void nobody_hasNoIdentity() {
        assertThat(ProcessIdentity.of(999_999_999)).isEmpty();
    }
}
