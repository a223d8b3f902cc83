package vrs.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlWatchTest {
    private static final ControlState REST = ControlState.atRest("r1-az1");
    private static final ControlState DRAINED = REST.with(Map.of("az.r1-az2", "drained"), "ann", 86_400_000);
    private static final ControlState BACK = DRAINED.with(Map.of("az.r1-az2", "default"), "ben", 86_401_000);

    @TempDir
    private Path home;

    private final List<String> said = new ArrayList<>();
    private final ScriptedSource source = new ScriptedSource();
    private Path copy;

    @BeforeEach
    void name() {
        copy = ControlFile.kept(home, "r1-az1-dash-main-1");
    }

    @Test
    void change_isLoggedWithWhoWhenAndWhat() {
        ControlWatch watch = watch();
        source.says(DRAINED);
        watch.look();
        source.says(BACK);
        watch.look();

        assertThat(said)
                .containsExactly(
                        "event=control-changed version=1 operator=ann at=1970-01-02T00:00:00Z publisher.leader=r1-az1 "
                                + "epoch=1 changed=\"az.r1-az2=active->drained\"",
                        "event=control-changed version=2 operator=ben at=1970-01-02T00:00:01Z publisher.leader=r1-az1 "
                                + "epoch=1 changed=\"az.r1-az2=drained->active\"");
    }

    @Test
    void badDocument_isToldOncePerContent_andTheLastGoodOneStays() {
        ControlWatch watch = watch();
        source.says(DRAINED);
        watch.look();
        said.clear();

        for (int look = 0; look < 3; look++) {
            source.text = Optional.of(ControlFormat.write(BACK) + "surprise yes\n");
            watch.look();
        }
        source.text = Optional.of(ControlFormat.write(BACK) + "az.r1-az2 half\n");
        watch.look();

        assertThat(watch.current()).isEqualTo(DRAINED);
        assertThat(said)
                .containsExactly(
                        "event=control-refused source=script reason=\"unknown key surprise\"",
                        "event=control-refused source=script reason=\"az.r1-az2 is 'half', not one of active, drained\"");

        source.says(BACK);
        watch.look();
        assertThat(watch.current()).isEqualTo(BACK);
    }

    @Test
    void sourceThatIsGoneOrFails_changesNothing_andIsToldOnce() {
        ControlWatch watch = watch();
        source.says(DRAINED);
        watch.look();
        said.clear();

        source.text = Optional.empty();
        watch.look();
        watch.look();
        source.fails = true;
        watch.look();
        watch.look();

        assertThat(watch.current()).isEqualTo(DRAINED);
        assertThat(said)
                .containsExactly(
                        "event=control-gone source=script version=1",
                        "event=control-unreadable source=script error=\"IOException: no answer\"");

        source.fails = false;
        source.says(BACK);
        watch.look();
        assertThat(watch.current()).isEqualTo(BACK);
    }

    @Test
    void olderDocument_isRefused() {
        ControlWatch watch = watch();
        source.says(BACK);
        watch.look();
        source.says(DRAINED);
        watch.look();

        assertThat(watch.current()).isEqualTo(BACK);
        assertThat(said.getLast()).endsWith("reason=older version=1 current=2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "half a document", "gone"})
    void startWhileTheSourceIsGoneOrBad_goesOnFromTheCopy(String text) {
        source.says(DRAINED);
        watch().keptIn(copy).look();
        source.text = Optional.of(text).filter(it -> !it.equals("gone"));
        ControlWatch restarted = watch().keptIn(copy);
        restarted.look();
        restarted.look();

        assertThat(restarted.current()).isEqualTo(DRAINED);
        assertThat(said.getLast()).isEqualTo("event=control-from-copy source=script version=1 operator=ann");

        source.says(BACK);
        restarted.look();
        assertThat(restarted.current()).isEqualTo(BACK);
    }

    @Test
    void startWithoutACopy_isAtRest() {
        ControlWatch watch = watch().keptIn(copy);
        watch.look();

        assertThat(watch.current()).isEqualTo(REST);
        assertThat(said).isEmpty();
    }

    @Test
    void startWithADamagedCopy_takesTheSource() throws IOException {
        Files.createDirectories(copy.getParent());
        Files.writeString(copy, "vrs-control 1\nvers");
        source.says(DRAINED);
        ControlWatch watch = watch().keptIn(copy);
        watch.look();

        assertThat(watch.current()).isEqualTo(DRAINED);
        assertThat(copy).hasContent(ControlFormat.write(DRAINED));
    }

    @Test
    void startWithANewerCopy_refusesAnOlderSource_asARunningProcessDoes() {
        source.says(BACK);
        watch().keptIn(copy).look();
        source.says(DRAINED);
        ControlWatch restarted = watch().keptIn(copy);
        restarted.look();

        assertThat(restarted.current()).isEqualTo(BACK);
        assertThat(said).anyMatch(line -> line.endsWith("reason=older version=1 current=2"));
    }

    @Test
    void copyThatCannotBeWritten_isSaid_andTheChangeCounts() throws IOException {
        Files.createDirectories(copy.getParent().getParent());
        Files.writeString(copy.getParent(), "in the way");
        source.says(DRAINED);
        ControlWatch watch = watch().keptIn(copy);
        watch.look();

        assertThat(watch.current()).isEqualTo(DRAINED);
        assertThat(said).anyMatch(line -> line.startsWith("event=control-not-kept file=" + copy));
    }

    @Test
    void listener_isToldOfChangesAfterTheStart_andMayFail() {
        List<String> heard = new ArrayList<>();
        source.says(DRAINED);
        ControlWatch watch = watch().onChange((before, after) -> {
            throw new IllegalStateException("a bug");
        });
        watch.onChange((before, after) -> heard.add(
                before.version() + ">" + after.version() + (watch.current().equals(after) ? "" : " not in force")));
        watch.look();
        assertThat(heard).isEmpty();

        source.says(BACK);
        watch.look();
        watch.look();

        assertThat(heard).containsExactly("1>2");
        assertThat(said).anyMatch(line -> line.startsWith("event=control-listener-failed error=java.lang.Ill"));
    }

    /** As a ConfigMap is mounted: the file is a link into ..data, a link to a directory that is swapped. */
    @Test
    void swappedLink_isSeen() throws IOException {
        Path mount = Files.createDirectories(home.resolve("mount"));
        swap(mount, "..1", DRAINED);
        Files.createSymbolicLink(mount.resolve("control.state"), Path.of("..data/control.state"));
        Path file = Files.createSymbolicLink(home.resolve("control.state"), mount.resolve("control.state"));
        ControlWatch watch = new ControlWatch(file, REST, said::add);
        watch.look();
        assertThat(watch.current()).isEqualTo(DRAINED);

        swap(mount, "..2", BACK);
        watch.look();
        assertThat(watch.current()).isEqualTo(BACK);

        Files.delete(mount.resolve("..data"));
        watch.look();
        assertThat(watch.current()).isEqualTo(BACK);
        assertThat(said.getLast()).startsWith("event=control-gone");
    }

    @Test
    void fileThatIsNoDocument_isNotReadWhole() throws IOException {
        Path file = home.resolve("control.state");
        Files.write(file, new byte[(int) FileControlSource.BYTES_MAX + 1]);
        ControlWatch watch = new ControlWatch(file, REST, said::add);
        watch.look();
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
        watch.look();

        assertThat(watch.current()).isEqualTo(REST);
        assertThat(said).hasSize(2).allMatch(line -> line.startsWith("event=control-unreadable"));
        assertThat(said.getFirst()).contains("over 262144 bytes");
    }

    private ControlWatch watch() {
        return new ControlWatch(source, REST, said::add);
    }

    private static void swap(Path mount, String directory, ControlState state) throws IOException {
        Files.createDirectory(mount.resolve(directory));
        Files.writeString(mount.resolve(directory).resolve("control.state"), ControlFormat.write(state));
        Path fresh = Files.createSymbolicLink(mount.resolve("..data_tmp"), Path.of(directory));
        Files.move(fresh, mount.resolve("..data"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Says what it is told to say. */
    private static final class ScriptedSource implements ControlSource {
        private Optional<String> text = Optional.empty();
        private boolean fails;

        void says(ControlState state) {
            text = Optional.of(ControlFormat.write(state));
        }

        @Override
        public Optional<String> read() throws IOException {
            if (fails) {
                throw new IOException("no answer");
            }
            return text;
        }

        @Override
        public String name() {
            return "script";
        }
    }
}
