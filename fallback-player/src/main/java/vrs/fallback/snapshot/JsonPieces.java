package vrs.fallback.snapshot;

import java.util.List;
import java.util.stream.Collectors;
import vrs.fallback.json.JsonText;

/** Makes the parts of the JSON answer that do not depend on who asks. */
final class JsonPieces {
    private JsonPieces() {}

    static Piece head(String vid, String title, long durationMs, String revision) {
        return new Piece("{\"vid\":" + JsonText.quote(vid) + ",\"title\":" + JsonText.quote(title) + ",\"durationMs\":"
                + durationMs + ",\"revision\":" + JsonText.quote(revision) + ",\"grade\":\"basic\",\"video\":");
    }

    /** {@code specific} is what only pictures, or only sound tracks, have. Served clear, it is not protected. */
    static Piece rendition(
            String id, String codec, String specific, long bandwidthBps, List<Address> addresses, long segmentMs) {
        String list = addresses.stream()
                .map(a -> "{\"cdn\":" + JsonText.quote(a.cdn()) + ",\"base\":" + JsonText.quote(a.base()) + "}")
                .collect(Collectors.joining(",", "[", "]"));
        return new Piece("{\"id\":" + JsonText.quote(id) + ",\"codec\":" + JsonText.quote(codec) + "," + specific
                + ",\"bandwidthBps\":" + bandwidthBps + ",\"protected\":false,\"addresses\":" + list
                + ",\"init\":\"init.mp4\",\"media\":\"$Number$.m4s\",\"startNumber\":1,\"segmentMs\":" + segmentMs
                + "}");
    }

    static String picture(int width, int height, String frameRate) {
        return "\"width\":" + width + ",\"height\":" + height + ",\"frameRate\":" + JsonText.quote(frameRate);
    }

    static String sound(String language, int channels) {
        return "\"language\":" + JsonText.quote(language) + ",\"channels\":" + channels;
    }

    static Piece subtitles(List<Subtitle> subtitles) {
        return new Piece(subtitles.stream()
                .map(s -> "{\"language\":" + JsonText.quote(s.language()) + ",\"kind\":" + JsonText.quote(s.kind())
                        + ",\"url\":" + JsonText.quote(s.url()) + "}")
                .collect(Collectors.joining(",", "[", "]")));
    }
}
