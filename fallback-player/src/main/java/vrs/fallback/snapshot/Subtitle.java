package vrs.fallback.snapshot;

/**
 * A WebVTT text of a title.
 *
 * @param language BCP 47
 * @param kind {@code subtitles} or {@code captions}
 * @param url signed and whole
 */
public record Subtitle(String language, String kind, String url) {}
