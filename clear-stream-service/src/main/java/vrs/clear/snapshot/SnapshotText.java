package vrs.clear.snapshot;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import vrs.catalog.Rendition;
import vrs.catalog.Rights;
import vrs.catalog.Subtitle;
import vrs.catalog.VideoRecord;
import vrs.clear.ClearAddresses;

/**
 * Renders the fallback snapshot: tab-separated lines, {@code \\}, {@code \t} and {@code \n} escaped, the SHA-256 of all
 * before it as the last line. A line file, because the fallback player has no JSON library. Clear addresses are written
 * for what may be served clear, and for nothing else. Goes line by line to where it is written, so that its size is no
 * matter of memory.
 */
final class SnapshotText {
    /** More than all that is neither a video nor a withdrawn vid. */
    static final int FRAME_BYTES = 256;

    private static final String NONE = "-";
    private static final String ALL = "*";

    private final OutputStream out;
    private final MessageDigest digest = sha256();
    private final ClearAddresses addresses;
    private final Instant expiry;

    SnapshotText(OutputStream out, ClearAddresses addresses, Instant builtAt, Instant expiry, boolean isComplete)
            throws IOException {
        this.out = out;
        this.addresses = addresses;
        this.expiry = expiry;
        line("vrs-snapshot", "1");
        line("built", Long.toString(builtAt.toEpochMilli()));
        line("complete", Boolean.toString(isComplete));
    }

    /** How much a withdrawn vid takes; a vid needs no escape. */
    static long goneBytes(String vid) {
        return "gone\t\n".length() + vid.length();
    }

    /** How much a video takes. */
    static long videoBytes(VideoRecord video, ClearAddresses addresses, Instant expiry) {
        Counting counting = new Counting();
        try {
            SnapshotText text = new SnapshotText(counting, addresses, expiry, expiry, false);
            long before = counting.bytes;
            text.video(video);
            return counting.bytes - before;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void gone(String vid) throws IOException {
        line("gone", vid);
    }

    /** Call once, last. */
    void finish() throws IOException {
        line("expires", Long.toString(expiry.toEpochMilli()));
        line("end", HexFormat.of().formatHex(digest.digest()));
    }

    void video(VideoRecord video) throws IOException {
        Rights rights = video.rights();
        line(
                "video",
                video.vid(),
                video.revision().toString(),
                Long.toString(video.duration().toMillis()),
                Long.toString(video.segmentDuration().toMillis()),
                video.title(),
                lower(rights.plan()),
                flag(rights.clearFallback()),
                list(rights.territories()),
                list(rights.platforms()),
                millis(rights.from()),
                millis(rights.until()));
        for (Rendition.Video v : video.video()) {
            line(
                    "v",
                    v.id(),
                    v.codec(),
                    Integer.toString(v.width()),
                    Integer.toString(v.height()),
                    v.frameRate(),
                    Long.toString(v.bandwidthBps()),
                    lower(v.plan()),
                    flag(v.isProtected()),
                    list(v.territories()),
                    list(v.platforms()),
                    clearAddresses(video, v));
        }
        for (Rendition.Audio a : video.audio()) {
            line(
                    "a",
                    a.id(),
                    a.codec(),
                    a.language(),
                    Integer.toString(a.channels()),
                    Long.toString(a.bandwidthBps()),
                    flag(a.isProtected()),
                    clearAddresses(video, a));
        }
        for (Subtitle s : video.subtitles()) {
            line("s", s.language(), s.kind(), addresses.subtitle(video.vid(), s.rendition(), expiry));
        }
    }

    private String clearAddresses(VideoRecord video, Rendition rendition) {
        if (rendition.isProtected() && !video.rights().clearFallback()) {
            return NONE;
        }
        return addresses.of(video.vid(), rendition.id(), expiry).stream()
                .map(a -> a.cdn() + "=" + a.base())
                .collect(Collectors.joining(","));
    }

    private void line(String... fields) throws IOException {
        StringJoiner line = new StringJoiner("\t", "", "\n");
        for (String field : fields) {
            line.add(escape(field));
        }
        byte[] bytes = line.toString().getBytes(StandardCharsets.UTF_8);
        digest.update(bytes);
        out.write(bytes);
    }

    private static String escape(String field) {
        return field.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String flag(boolean value) {
        return value ? "1" : "0";
    }

    private static String list(Collection<String> values) {
        return values.isEmpty() ? ALL : values.stream().sorted().collect(Collectors.joining(","));
    }

    private static String millis(Optional<Instant> instant) {
        return instant.map(i -> Long.toString(i.toEpochMilli())).orElse(NONE);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK lacks SHA-256", e);
        }
    }

    /** Only counts. */
    private static final class Counting extends OutputStream {
        private long bytes;

        @Override
        public void write(int one) {
            bytes++;
        }

        @Override
        public void write(byte[] some, int from, int length) {
            bytes += length;
        }
    }
}
