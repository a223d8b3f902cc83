package vrs.dash.answer;

/**
 * A subtitle as it is served.
 *
 * @param language BCP 47
 * @param kind {@code subtitles} or {@code captions}
 * @param url whole address of the WebVTT file
 */
public record Text(String language, String kind, String url) {}
