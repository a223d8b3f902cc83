package vrs.clear.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vrs.catalog.Plan;
import vrs.catalog.Rendition;
import vrs.catalog.Revision;
import vrs.catalog.Rights;
import vrs.catalog.Subtitle;
import vrs.catalog.Tombstone;
import vrs.catalog.VideoRecord;
import vrs.clear.ClearAddresses;
import vrs.clear.ClearConfig;
import vrs.control.DenyList;
import vrs.signing.AddressSigner;
import vrs.signing.HmacKey;
import vrs.signing.HmacKeys;
import vrs.topology.Cdn;

class SnapshotBuilderTest {
    private static final String KEY_ID = "a1c0de00000000000000000000001201";

    @TempDir
    Path home;

    private final ScriptedStore store = new ScriptedStore();
    private final List<String> log = new ArrayList<>();
    private final MovableClock clock = new MovableClock();
    private DenyList denied = DenyList.EMPTY;
    private ClearConfig config;
    private SnapshotBuilder builder;

    @BeforeEach
    void build() {
        config = new ClearConfig(
                home, "r1-az1", "clear", home, Duration.ofHours(72), Duration.ofMinutes(10), Duration.ofSeconds(1), 2);
        HmacKeys keys = new HmacKeys(List.of(HmacKey.of("k1", "0123456789abcdef".getBytes())));
        ClearAddresses addresses = new ClearAddresses(
                new AddressSigner(keys), List.of(new Cdn("cdn-a", "http://a"), new Cdn("cdn-b", "http://b")));
        builder = new SnapshotBuilder(store, () -> denied, addresses, config, clock, log::add);
    }

    @Test
    void snapshot_holdsWhatMayBeServedClear_andItsOwnDigest() throws IOException {
        store.entries.add(video("free", 1, false, true, "A\ttitle\\with\nodd characters", 1, false));
        store.entries.add(video("locked", 2, true, false, "Locked", 1, false));
        store.entries.add(new Tombstone("gone", new Revision(1, 3)));

        builder.look();

        String text = Files.readString(config.snapshotFile());
        assertThat(text).startsWith("vrs-snapshot\t1\nbuilt\t");
        assertThat(line(text, "video\tfree"))
                .contains("A\\ttitle\\\\with\\nodd characters")
                .endsWith("\t*\t*\t-\t-");
        assertThat(text).contains("/free/clear/v240/").doesNotContain("/locked/clear/v240/");
        assertThat(line(text, "v\tv240\tavc1.4d4015\t426\t240\t25\t300000\tfree\t1\t*\t*"))
                .endsWith("\t-");
        assertThat(text).contains("\ngone\tgone\n").contains("complete\ttrue");
        int end = text.lastIndexOf("end\t");
        assertThat(text.substring(end).strip())
                .isEqualTo("end\t" + SnapshotText.sha256(text.substring(0, end).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void protectedTitleWithClearFallback_carriesClearAddresses() throws IOException {
        store.entries.add(video("fallback", 1, true, true, "T", 1, false));

        builder.look();

        assertThat(Files.readString(config.snapshotFile()))
                .contains("cdn-a=http://a/")
                .contains("/fallback/clear/v240/");
    }

    @Test
    void deniedVideo_isGoneAtTheNextLook() throws IOException {
        store.entries.add(video("film", 1, false, true, "T", 1, false));
        builder.look();
        denied = new DenyList(1, Set.of("film", "elsewhere"));

        builder.look();

        assertThat(Files.readString(config.snapshotFile()))
                .contains("gone\tfilm")
                .contains("gone\telsewhere")
                .doesNotContain("video\tfilm");
    }

    @Test
    void nothingChanged_isNotBuiltAgainUntilAddressesAreDue() {
        store.entries.add(video("film", 1, false, true, "T", 1, false));
        builder.look();
        builder.look();
        assertThat(store.scans).isEqualTo(1);

        clock.now = clock.now.plus(Duration.ofMinutes(10));
        builder.look();

        assertThat(store.scans).isEqualTo(2);
    }

    @Test
    void failingStore_leavesTheLastGoodFile_andIsCounted() throws IOException {
        store.entries.add(video("film", 1, false, true, "T", 1, false));
        builder.look();
        String good = Files.readString(config.snapshotFile());
        store.failing = true;

        builder.look();
        builder.look();

        assertThat(Files.readString(config.snapshotFile())).isEqualTo(good);
        assertThat(builder.status().failures()).isEqualTo(2);
        assertThat(log)
                .filteredOn(l -> l.startsWith("event=snapshot-not-built"))
                .hasSize(1);
    }

    @Test
    void storeThatIsSuddenlyEmpty_leavesTheLastGoodFile() throws IOException {
        store.entries.add(video("film", 1, false, true, "T", 1, false));
        builder.look();
        store.entries.clear();

        builder.look();

        assertThat(Files.readString(config.snapshotFile())).contains("video\tfilm");
    }

    @Test
    void bound_keepsWhatIsKeptAndMostPopular_andSaysThatItIsNotComplete() throws IOException {
        store.entries.add(video("kept", 1, false, true, "T", 0, true));
        store.entries.add(video("low", 2, false, true, "T", 1, false));
        store.entries.add(video("mid", 3, false, true, "T", 5, false));
        store.entries.add(video("top", 4, false, true, "T", 9, false));

        builder.look();

        assertThat(Files.readString(config.snapshotFile()))
                .contains("video\tkept", "video\ttop", "video\tmid", "complete\tfalse")
                .doesNotContain("video\tlow");
    }

    private static String line(String text, String start) {
        return text.lines().filter(l -> l.startsWith(start)).findFirst().orElseThrow();
    }

    private static VideoRecord video(
            String vid,
            long counter,
            boolean isProtected,
            boolean clearFallback,
            String title,
            long popularity,
            boolean kept) {
        Optional<String> keyId = isProtected ? Optional.of(KEY_ID) : Optional.empty();
        return new VideoRecord(
                vid,
                title,
                new Revision(1, counter),
                Duration.ofSeconds(12),
                Duration.ofSeconds(2),
                new Rights(Plan.FREE, Set.of(), Set.of(), Optional.empty(), Optional.empty(), clearFallback),
                List.of(new Rendition.Video(
                        "v240", "avc1.4d4015", 426, 240, "25", 300_000, Plan.FREE, Set.of(), Set.of(), keyId)),
                List.of(new Rendition.Audio("a-en", "mp4a.40.2", "en", 2, 128_000, keyId)),
                List.of(new Subtitle("en", "subtitles")),
                popularity,
                kept);
    }

    /** A clock that the test moves. */
    private static final class MovableClock extends Clock {
        private Instant now = Instant.parse("2030-01-01T00:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
