package vrs.publisher.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vrs.catalog.Revision;
import vrs.catalog.Tombstone;

class FileJournalTest {
    @TempDir
    private Path folder;

    @Test
    void everything_isThereAfterARestart() throws IOException {
        try (FileJournal journal = FileJournal.open(file())) {
            journal.promise(3);
            journal.replaceAfter(Revision.NONE, List.of(entry(1), entry(2), entry(3)));
            journal.accept(3);
            journal.replaceAfter(revision(2), List.of(entry(2, 7)));
            journal.forget(revision(1));
        }

        try (FileJournal again = FileJournal.open(file())) {
            assertThat(again.promised()).isEqualTo(3);
            assertThat(again.accepted()).isEqualTo(3);
            assertThat(again.base()).isEqualTo(revision(1));
            assertThat(again.tail()).containsExactly(entry(2), entry(2, 7));
        }
    }

    @Test
    void cutOffAtAnyPlace_isTheStateBeforeOrAfterAStep() throws IOException {
        try (FileJournal journal = FileJournal.open(file())) {
            journal.promise(1);
            journal.replaceAfter(Revision.NONE, List.of(entry(1)));
            journal.replaceAfter(revision(1), List.of(entry(2), entry(3)));
        }
        byte[] whole = Files.readAllBytes(file());

        for (int length = 0; length <= whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));
            try (FileJournal cut = FileJournal.open(file())) {
                assertThat(cut.tail().size()).as("cut at " + length).isIn(0, 1, 3);
                cut.promise(9);
            }
            try (FileJournal after = FileJournal.open(file())) {
                assertThat(after.promised()).isEqualTo(9);
            }
        }
    }

    @Test
    void damageBeforeTheEnd_isRefusedByName() throws IOException {
        try (FileJournal journal = FileJournal.open(file())) {
            journal.replaceAfter(Revision.NONE, List.of(entry(1)));
            journal.promise(2);
        }
        Files.writeString(file(), Files.readString(file()).replace("\"v\"", "\"w\""));

        assertThatThrownBy(() -> FileJournal.open(file()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file().toString())
                .hasMessageContaining("damaged");
    }

    private Path file() {
        return folder.resolve("log");
    }

    private static LogEntry entry(int counter) {
        return entry(counter - 1, counter);
    }

    private static LogEntry entry(int previous, int counter) {
        return new LogEntry(previous == 0 ? Revision.NONE : revision(previous), new Tombstone("v", revision(counter)));
    }

    private static Revision revision(long counter) {
        return new Revision(1, counter);
    }
}
