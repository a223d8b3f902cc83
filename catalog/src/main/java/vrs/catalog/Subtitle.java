package vrs.catalog;

/**
 * A WebVTT text of a title; stands in the directory {@code s-<language>} of each set as {@code subtitles.vtt}.
 *
 * @param language BCP 47
 * @param kind {@code subtitles} or {@code captions}
 */
public record Subtitle(String language, String kind) {
    /** The directory that it stands in, beside those of the renditions. */
    public String rendition() {
        return "s-" + language;
    }
}
