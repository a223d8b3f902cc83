package vrs.fallback.answer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import vrs.fallback.snapshot.Snapshot;
import vrs.fallback.snapshot.SnapshotRead;
import vrs.fallback.snapshot.SnapshotReader;

/** A snapshot as clear-stream-service writes it, with titles that exercise every rule. */
final class TestSnapshot {
    private TestSnapshot() {}

    static Snapshot of(Path file, boolean complete) throws IOException {
        StringBuilder text = new StringBuilder();
        line(text, "vrs-snapshot", "1");
        line(text, "built", "1893456000000");
        line(text, "complete", Boolean.toString(complete));
        title(text, "free", "free", "0", "*", "*", "-", "avc1.4d4015", "0");
        title(text, "drm-fallback", "free", "1", "*", "*", "-", "avc1.4d4015", "1");
        title(text, "drm-only", "free", "0", "*", "*", "-", "avc1.4d4015", "1");
        title(text, "vip", "vip", "0", "*", "*", "-", "avc1.4d4015", "0");
        title(text, "us", "free", "0", "US", "*", "-", "avc1.4d4015", "0");
        title(text, "tv", "free", "0", "*", "tv", "-", "avc1.4d4015", "0");
        title(text, "later", "free", "0", "*", "*", "4102444800000", "avc1.4d4015", "0");
        title(text, "hevc", "free", "0", "*", "*", "-", "hev1.1.6.L93.B0", "0");
        line(text, "gone", "gone");
        line(text, "expires", "1893715200000");
        String digest = sha256(text.toString());
        line(text, "end", digest);
        Files.writeString(file, text);
        return switch (new SnapshotReader(1_000_000).read(file)) {
            case SnapshotRead.Whole whole -> whole.snapshot();
            case SnapshotRead.Refused refused -> throw new AssertionError(refused.why());
        };
    }

    private static void title(
            StringBuilder text,
            String vid,
            String plan,
            String clearFallback,
            String territories,
            String platforms,
            String from,
            String codec,
            String isProtected) {
        boolean hasClear = isProtected.equals("0") || clearFallback.equals("1");
        line(
                text,
                "video",
                vid,
                "1.1",
                "12000",
                "2000",
                "A \"quoted\" title",
                plan,
                clearFallback,
                territories,
                platforms,
                from,
                "-");
        for (List<String> v : List.of(List.of("v240", "426", "240", "free"), List.of("v720", "1280", "720", "vip"))) {
            line(
                    text,
                    "v",
                    v.get(0),
                    codec,
                    v.get(1),
                    v.get(2),
                    "25",
                    "300000",
                    v.get(3),
                    isProtected,
                    "*",
                    "*",
                    hasClear ? addresses(vid, v.get(0)) : "-");
        }
        line(text, "a", "a-en", "mp4a.40.2", "en", "2", "128000", isProtected, hasClear ? addresses(vid, "a-en") : "-");
        line(text, "s", "en", "subtitles", "http://a/t/" + vid + "/clear/s-en/subtitles.vtt");
    }

    private static String addresses(String vid, String rendition) {
        return "cdn-a=http://a/t/" + vid + "/clear/" + rendition + "/,cdn-b=http://b/t/" + vid + "/clear/" + rendition
                + "/";
    }

    private static void line(StringBuilder text, String... fields) {
        text.append(String.join("\t", fields)).append('\n');
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
