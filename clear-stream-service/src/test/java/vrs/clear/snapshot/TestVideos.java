package vrs.clear.snapshot;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vrs.catalog.Plan;
import vrs.catalog.Rendition;
import vrs.catalog.Revision;
import vrs.catalog.Rights;
import vrs.catalog.Subtitle;
import vrs.catalog.VideoRecord;
import vrs.clear.ClearAddresses;
import vrs.signing.AddressSigner;
import vrs.signing.HmacKey;
import vrs.signing.HmacKeys;
import vrs.topology.Cdn;

/** Videos and addresses that the tests share. */
final class TestVideos {
    static final String KEY_ID = "a1c0de00000000000000000000001201";
    static final ClearAddresses ADDRESSES = new ClearAddresses(
            new AddressSigner(
                    new HmacKeys(List.of(HmacKey.of("k1", "0123456789abcdef".getBytes(StandardCharsets.UTF_8))))),
            List.of(new Cdn("cdn-a", "http://a"), new Cdn("cdn-b", "http://b")));

    private TestVideos() {}

    /** One picture, one sound track and one text, all under the same key if there is one. */
    static VideoRecord of(
            String vid,
            Revision revision,
            Optional<String> keyId,
            boolean clearFallback,
            long popularity,
            boolean kept) {
        return new VideoRecord(
                vid,
                "Title of " + vid,
                revision,
                Duration.ofSeconds(12),
                Duration.ofSeconds(2),
                new Rights(Plan.FREE, Set.of(), Set.of(), Optional.empty(), Optional.empty(), clearFallback),
                List.of(picture("v240", Plan.FREE, Set.of(), keyId)),
                List.of(new Rendition.Audio("a-en", "mp4a.40.2", "en", 2, 128_000, keyId)),
                List.of(new Subtitle("en", "subtitles")),
                popularity,
                kept);
    }

    /** An open picture beside a protected one, with every right that a title can have. */
    static VideoRecord mixed(boolean clearFallback) {
        return new VideoRecord(
                "mixed",
                "A\ttitle \\ with\nodd 字 characters",
                new Revision(3, 14),
                Duration.ofMillis(12_500),
                Duration.ofSeconds(2),
                new Rights(
                        Plan.VIP,
                        Set.of("US", "CN"),
                        Set.of("web", "tv"),
                        Optional.of(Instant.ofEpochMilli(1_800_000_000_000L)),
                        Optional.of(Instant.ofEpochMilli(1_900_000_000_000L)),
                        clearFallback),
                List.of(
                        picture("v240", Plan.FREE, Set.of(), Optional.empty()),
                        picture("v720", Plan.VIP, Set.of("CN"), Optional.of(KEY_ID))),
                List.of(new Rendition.Audio("a-en", "mp4a.40.2", "en", 2, 128_000, Optional.of(KEY_ID))),
                List.of(new Subtitle("zh-Hans", "captions")),
                0,
                false);
    }

    private static Rendition.Video picture(String id, Plan plan, Set<String> territories, Optional<String> keyId) {
        return new Rendition.Video(id, "avc1.4d4015", 426, 240, "25", 300_000, plan, territories, Set.of(), keyId);
    }
}
