package vrs.fallback.snapshot;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Writes a snapshot of ordinary videos, five pictures each, up to a size. */
final class SnapshotWriter {
    private static final List<String> HEIGHTS = List.of("240", "360", "480", "720", "1080");

    private final StringBuilder text = new StringBuilder();

    private SnapshotWriter() {}

    /** As many videos as fit, and says how many those are. */
    static int fill(Path file, long bytesMax) throws IOException {
        int videos = 0;
        MessageDigest digest = sha256();
        long bytes = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            byte[] part = utf8("vrs-snapshot\t1\nbuilt\t1893456000000\ncomplete\tfalse\nexpires\t1893715200000\n");
            while (bytes + part.length + 80 < bytesMax) {
                out.write(part);
                digest.update(part);
                bytes += part.length;
                part = utf8(new SnapshotWriter().video(++videos));
            }
            out.write(utf8("end\t" + HexFormat.of().formatHex(digest.digest()) + "\n"));
        }
        return videos - 1;
    }

    private String video(int number) {
        String vid = "video-" + number;
        line("video", vid, "1." + number, "5400000", "6000", "A title " + number, "free", "0", "*", "*", "-", "-");
        for (String height : HEIGHTS) {
            String id = "v" + height;
            line("v", id, "avc1.4d4015", "640", height, "25", "300000", "free", "0", "*", "*", addresses(vid, id));
        }
        line("a", "a-en", "mp4a.40.2", "en", "2", "128000", "0", addresses(vid, "a-en"));
        line("s", "en", "subtitles", address("a", vid, "s-en") + "subtitles.vtt");
        return text.toString();
    }

    private static String addresses(String vid, String id) {
        return "cdn-a=" + address("a", vid, id) + ",cdn-b=" + address("b", vid, id);
    }

    private static String address(String cdn, String vid, String id) {
        return "http://cdn-" + cdn + ".localhost:17080/1893715200-c1-" + "A".repeat(43) + "/" + vid + "/clear/" + id
                + "/";
    }

    private void line(String... fields) {
        text.append(String.join("\t", fields)).append('\n');
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
