package vrs.publisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vrs.catalog.Revision;

class RevisionBookTest {
    @TempDir
    private Path directory;

    @Test
    void revisions_alwaysRiseWhateverTheStoresSay() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Revision last = Revision.NONE;
        for (int i = 0; i < 200; i++) {
            Revision inStores = new Revision(1 + i / 100, random.nextInt(50));
            // A new book each time: each command is a process of its own.
            Revision next = new RevisionBook(file()).next(inStores);
            assertThat(next.isAfter(last)).as("seed " + seed).isTrue();
            assertThat(next.isAfter(inStores)).as("seed " + seed).isTrue();
            last = next;
        }
    }

    @Test
    void first_isOneOne() throws IOException {
        assertThat(new RevisionBook(file()).next(Revision.NONE)).isEqualTo(new Revision(1, 1));
    }

    @Test
    void damagedBook_isNotGuessed() throws IOException {
        Files.writeString(file(), "seven");

        assertThatThrownBy(() -> new RevisionBook(file()).next(Revision.NONE)).hasMessageContaining("seven");
    }

    private Path file() {
        return directory.resolve("last-revision");
    }
}
