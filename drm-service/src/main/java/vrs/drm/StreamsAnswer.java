package vrs.drm;

import java.util.List;

/** Protected addresses, and the token that opens their licence. */
public record StreamsAnswer(
        String vid, List<Addressed> renditions, List<Text> subtitles, List<String> keyIds, String licenceToken) {
    /** One rendition on every CDN, the preferred one first. */
    public record Addressed(String id, List<Address> addresses) {}

    /** Where a rendition's files stand on one CDN; {@code base} ends with a slash. */
    public record Address(String cdn, String base) {}

    /** A subtitle, signed and whole. */
    public record Text(String language, String url) {}
}
