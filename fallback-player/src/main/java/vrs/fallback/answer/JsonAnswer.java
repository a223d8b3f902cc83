package vrs.fallback.answer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import vrs.fallback.json.JsonText;
import vrs.fallback.snapshot.AudioRendition;
import vrs.fallback.snapshot.Piece;
import vrs.fallback.snapshot.VideoRendition;

/** Writes a play as the JSON of {@code docs/contract.md}, from pieces that were made when the snapshot was read. */
public final class JsonAnswer {
    public static final String TYPE = "application/json";

    private JsonAnswer() {}

    /** The bytes in UTF-8. */
    public static byte[] write(Play play) {
        List<byte[]> parts = new ArrayList<>();
        add(parts, play.video().jsonHead());
        add(parts, "[");
        list(parts, play.selection().video().stream().map(VideoRendition::json).iterator());
        add(parts, "],\"audio\":[");
        list(parts, play.selection().audio().stream().map(AudioRendition::json).iterator());
        add(parts, "],\"subtitles\":");
        add(parts, play.video().jsonSubtitles());
        add(
                parts,
                ",\"locked\":" + locked(play) + ",\"drm\":null,\"manifestUrl\":" + JsonText.quote(play.manifestUrl())
                        + ",\"expiresAt\":" + JsonText.quote(play.expiresAt().toString())
                        + ",\"served\":" + play.served().json() + ",\"retry\":null}");
        return join(parts);
    }

    private static String locked(Play play) {
        return play.selection().locked().stream()
                .map(l -> "{\"id\":" + JsonText.quote(l.id()) + ",\"reason\":"
                        + JsonText.quote(l.reason().text()) + "}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static void list(List<byte[]> parts, Iterator<Piece> pieces) {
        boolean first = true;
        while (pieces.hasNext()) {
            if (!first) {
                add(parts, ",");
            }
            add(parts, pieces.next());
            first = false;
        }
    }

    private static void add(List<byte[]> parts, Piece piece) {
        byte[] bytes = new byte[piece.length()];
        piece.copyTo(bytes, 0);
        parts.add(bytes);
    }

    private static void add(List<byte[]> parts, String text) {
        parts.add(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] join(List<byte[]> parts) {
        byte[] whole = new byte[parts.stream().mapToInt(p -> p.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }
}
